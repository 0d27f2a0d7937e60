import { createHash } from 'node:crypto'
import { afterEach, expect, test } from '@jest/globals'
import type { Stage } from 'shared-types/reports/workflow'
import { ask, codeOf } from '../../../test/builders/ask'
import { startClock, stopClock } from '../../../test/builders/clock'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
await world.owner.query('insert into working_year values (2022, false)')
const { storage } = world.services
const put = storage.put.bind(storage)

afterEach(() => {
  startClock()
  storage.put = put
})

const graduate = (options: object = {}) =>
  world.student({ origin: 'completed', dispatch: 'completed', ...options })

const draw = (student: Student) => ask(world, student, 'certificates.draw', {})

const logged = async (student: Student) => {
  const { rows } = await world.owner.query<{
    number: string
    file_path: string
    file_sha256: string
    file_size: number
    content: object
    content_sealed: string
    token_hash: string
    token_sealed: string
  }>(
    `select c.*, t.token_hash, t.token_sealed from certificate c
     left join certificate_token t on t.certificate_id = c.id where c.student_id = $1`,
    [student.id],
  )
  return rows
}

const lastNumber = async () => {
  const { rows } = await world.owner.query<{ last: number }>(
    'select last from certificate_number where year = 2026 and school_id = $1',
    [world.schoolOf('10001').id],
  )
  return rows[0]?.last ?? 0
}

const numbered = (sequence: number) => `202610001${String(sequence).padStart(6, '0')}`

test('a completed dispatch gives a signed certificate with number, hash and token on record', async () => {
  const student = await graduate()
  const { certificate: none, available } = await world.call(student, 'certificates.mine', {})
  expect([none, available]).toEqual([null, true])

  const certificate = await world.call(student, 'certificates.draw', {})

  expect(certificate).toMatchObject({
    number: '202610001000001',
    state: 'in-force',
    kind: 'destination-certificate',
    colour: 'blue',
    holderName: student.row.name,
    receivingUnit: '广州市人力资源和社会保障局',
    printed: { school: '甲大学', major: '软件工程', studyYears: '4' },
    sandbox: true,
  })
  const [row] = await logged(student)
  const pdf = await storage.get(row?.file_path ?? '')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(row).toMatchObject({
    file_sha256: createHash('sha256').update(pdf).digest('hex'),
    file_size: pdf.length,
  })
  const token = certificate.verificationUrl.split('/').at(-1) ?? ''
  expect(token).toMatch(/^[\w-]{22}$/)
  expect(row?.token_hash).toBe(createHash('sha256').update(token).digest('base64url'))
  expect(row?.token_sealed).toMatch(/^v1\./)
  const { rows: audit } = await world.owner.query(
    `select after from audit_entry where operation = 'certificates.issue'`,
  )
  expect(audit).toEqual([{ after: { number: '202610001000001', sha256: row?.file_sha256 } }])
})

test('what is on record in the open shows no whole name and no number of the person', async () => {
  const student = await graduate({ row: { name: '欧阳小明' } })
  await draw(student)
  const [row] = await logged(student)
  expect(JSON.stringify(row?.content)).not.toMatch(/欧阳小明|440106/)
  expect(row?.content_sealed).toMatch(/^v1\./)
  expect(row?.file_path).not.toContain(row?.number)
})

test('drawing again gives the same certificate, also at the same moment', async () => {
  const student = await graduate()
  const before = await lastNumber()
  const replies = await Promise.all([draw(student), draw(student), draw(student), draw(student)])
  replies.push(await draw(student))
  const numbers = replies.map((it) => (it.ok ? (it.value as { number: string }).number : it.code))
  expect(new Set(numbers).size).toBe(1)
  expect(await logged(student)).toHaveLength(1)
  expect(await lastNumber()).toBe(before + 1)
})

test('graduates who draw at the same moment get one number after the other', async () => {
  const students = [await graduate(), await graduate(), await graduate()]
  const before = await lastNumber()
  await Promise.all(students.map(draw))
  const rows = (await Promise.all(students.map(logged))).flat()
  const sequence = rows.map((it) => Number(it.number.slice(-6))).sort((a, b) => a - b)
  expect(sequence).toEqual([before + 1, before + 2, before + 3])
})

test.each<Stage>(['draft', 'level2', 'level1', 'centre', 'rejected'])(
  'none is issued while the dispatch is at %s',
  async (stage) => {
    const student = await graduate({ dispatch: stage })
    const before = await lastNumber()
    const reason = '派遣方案审核完成后才能领取电子证书'
    expect(await draw(student)).toMatchObject({
      code: 'certificate-not-available',
      hint: { reason },
    })
    expect(await world.call(student, 'certificates.mine', {})).toEqual({
      certificate: null,
      available: false,
      reason,
    })
    expect(await logged(student)).toEqual([])
    expect(await lastNumber()).toBe(before)
  },
)

test('none is issued before there is a dispatch, or outside the plan', async () => {
  const undispatched = await world.student({ origin: 'level2' })
  expect(codeOf(await draw(undispatched))).toBe('certificate-not-available')
  const outside = await graduate({
    row: { idType: '港澳居民来往内地通行证', idNumber: 'H01234567', sex: '女' },
  })
  expect(await draw(outside)).toMatchObject({
    hint: { reason: '不纳入就业方案的毕业生不签发电子证书' },
  })
})

test('an entrusted graduate gets none, whatever the dispatch has come to say', async () => {
  const student = await graduate({
    row: { trainingMode: '3' },
    originData: { entrustedUnit: '某医院' },
  })
  await world.owner.query(
    `update report set data = data || '{"dispatchNature":"origin"}' where student_id = $1 and kind = 'dispatch'`,
    [student.id],
  )
  expect(await draw(student)).toMatchObject({
    hint: { reason: '定向、委培毕业生不纳入就业方案，不签发电子证书' },
  })
  expect((await world.call(student, 'identity.who-am-i', {})).certificate).toBe('none')
})

test('if the file cannot be stored nothing is on record, and the number waits for the next try', async () => {
  const student = await graduate()
  const before = await lastNumber()
  storage.put = () => Promise.reject(new Error('disk full'))
  expect(codeOf(await draw(student))).toBe('unexpected')
  expect(await logged(student)).toEqual([])
  storage.put = put
  expect(await draw(student)).toMatchObject({ value: { number: numbered(before + 1) } })
  expect(await lastNumber()).toBe(before + 1)
})

test('if the token or the audit cannot be written, neither is the certificate', async () => {
  await world.owner.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  )
  for (const table of ['certificate_token', 'audit_entry']) {
    const student = await graduate()
    const before = await lastNumber()
    await world.owner.query(
      `create trigger refuse before insert on ${table} for each row execute function refuse()`,
    )
    try {
      expect(codeOf(await draw(student))).toBe('unexpected')
    } finally {
      await world.owner.query(`drop trigger refuse on ${table}`)
    }
    expect(await logged(student)).toEqual([])
    expect(await draw(student)).toMatchObject({ value: { number: numbered(before + 1) } })
  }
})

const kinds: [year: string, educationLevel: string, expected: object][] = [
  ['2022', '本科', { kind: 'registration-certificate', colour: 'blue' }],
  ['2022', '硕士研究生毕业', { kind: 'registration-certificate', colour: 'red' }],
  ['2026', '博士研究生毕业', { kind: 'destination-certificate', colour: 'red' }],
  ['2026', '专科', { kind: 'destination-certificate', colour: 'blue' }],
]

test.each(kinds)(
  'the cohort of %s, %s, gets the kind and colour that are theirs',
  async (year, educationLevel, expected) => {
    const student = await graduate({ row: { year, educationLevel } })
    expect(await draw(student)).toMatchObject({ value: expected })
  },
)

test('days on the certificate are those of Shanghai, and there are 180 of them', async () => {
  const student = await graduate()
  stopClock('2026-06-30T16:30:00Z')
  const { printed } = await world.call(student, 'certificates.draw', {})
  expect(printed).toMatchObject({ reportFrom: '2026-07-01', reportTo: '2026-12-28' })
})

test('the holder and the staff who may see the report open the file, nobody else', async () => {
  const student = await graduate()
  const { id } = await world.call(student, 'certificates.draw', {})
  expect(await world.call(student, 'certificates.link-mine', {})).toMatchObject({
    name: expect.stringMatching(/^202610001\d{6}\.pdf$/),
  })
  const other = await graduate()
  expect(codeOf(await ask(world, other, 'certificates.link-mine', {}))).toBe('not-found')
  const link = async (account: string) =>
    codeOf(await ask(world, await world.staff(account), 'certificates.link', { id }))
  expect(await link('10001level2')).toBe('answered')
  expect(await link('10001other')).toBe('not-found')
  expect(await link('10002level1')).toBe('not-found')
})
