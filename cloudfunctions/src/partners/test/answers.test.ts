import { expect, test } from '@jest/globals'
import type { AboutPerson } from 'shared-types/partners/partner-operations'
import { entryOf, unit } from '../../archives/test/entries'
import { findBrokenLink } from '../../audit/verify-chain'
import { within } from '../../database/scope'
import { idNumber } from '../../imports/test/roll-rows'
import { statementOn } from '../../../test/builders/partner-statement'
import { SOFTWARE, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { askAs, codeOf, studentWithArchive, type PartnerOperation } from './statements'

const world = await openWorld()
const centre = await world.staff('centre')
const staff = await world.staff('10001level2')
const partner = await world.partner()

const WHEREABOUTS = 'partner.archive-whereabouts'
const ask = (input: unknown, operation: PartnerOperation = WHEREABOUTS, by: Person = partner) =>
  askAs(world, by, operation, input)

test('where the archive of a person went is told, with the steps that hold', async () => {
  const student = await studentWithArchive(world)
  const { archives } = await world.call(partner, WHEREABOUTS, statementOn(student))
  expect(archives).toHaveLength(1)
  expect(archives[0]).toMatchObject({
    schoolName: '甲大学',
    name: student.row.name,
    stateLabel: '已寄出',
    recipientUnit: unit,
    recipientPhone: '020-88888888',
    carrierName: 'EMS',
    trackingNumber: 'EX1',
    timeline: [{ on: '2026-06-20', stateLabel: '已寄出' }],
  })
  expect(JSON.stringify(archives)).not.toContain(student.row.idNumber)
})

test('the certificate is told with its verification address and a link to the file, until it is revoked', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const drawn = await world.call(student, 'certificates.draw', {})
  const told = await world.call(partner, 'partner.certificate', statementOn(student))
  const [certificate] = told.certificates
  expect(told.certificates).toHaveLength(1)
  expect(certificate).toMatchObject({
    number: drawn.number,
    kindLabel: '毕业去向登记证明',
    state: 'in-force',
    stateLabel: '有效',
    verificationUrl: drawn.verificationUrl,
    sandbox: true,
  })
  expect(certificate?.pdfUrl).toMatch(/^http:\/\/127\.0\.0\.1:8080\/storage\/download\//)
  await world.call(centre, 'certificates.revoke', { id: drawn.id, reason: '信息有误' })
  const after = await world.call(partner, 'partner.certificate', statementOn(student))
  expect(after.certificates[0]).toMatchObject({ stateLabel: '已撤销', pdfUrl: null })
})

test('nobody, another name, another document or nothing to tell: one and the same answer', async () => {
  const student = await studentWithArchive(world)
  const without = await world.student()
  const inputs = [
    statementOn({ row: { name: '查无此人', idNumber: idNumber(990) } }),
    statementOn(student, { name: '另一人' }),
    statementOn(student, { idType: 'hmt-residence' }),
    statementOn(without),
  ]
  const replies = await Promise.all(inputs.map((it) => ask(it)))
  for (const { requestId: _, ...reply } of replies)
    expect(reply).toEqual({ ok: false, code: 'not-found', message: '没有找到该记录', hint: {} })
})

test('trying names for a number is slowed down, for this partner and this number alone', async () => {
  const [one, two] = [await studentWithArchive(world), await studentWithArchive(world)]
  const codes = []
  for (let at = 0; at < 6; at += 1)
    codes.push(codeOf(await ask(statementOn(one, { name: `某${at}` }))))
  expect(codes).toEqual([...Array.from({ length: 5 }, () => 'not-found'), 'too-many-requests'])
  expect(await ask(statementOn(one))).toMatchObject({
    code: 'too-many-requests',
    hint: { retryAfterSeconds: expect.any(Number) },
  })
  expect(codeOf(await ask(statementOn(two)))).toBe('answered')
  expect(codeOf(await ask(statementOn(one), WHEREABOUTS, await world.partner()))).toBe('answered')
})

const later = () => new Date(Date.now() + 3600_000).toISOString()

test.each<[string, (it: AboutPerson) => object, string]>([
  ['without consent', ({ consent: _, ...rest }) => rest, 'invalid-input'],
  ['without authentication', ({ authentication: _, ...rest }) => rest, 'invalid-input'],
  ['with an empty consent', (it) => ({ ...it, consent: {} }), 'invalid-input'],
  [
    'with a consent of no version',
    (it) => ({ ...it, consent: { ...it.consent, version: '' } }),
    'invalid-input',
  ],
  [
    'with a consent yet to be given',
    (it) => ({ ...it, consent: { ...it.consent, givenAt: later() } }),
    'fields-invalid',
  ],
  [
    'with an authentication yet to come',
    (it) => ({ ...it, authentication: { ...it.authentication, at: later() } }),
    'fields-invalid',
  ],
  ['with something else beside it', (it) => ({ ...it, schoolId: 'x' }), 'invalid-input'],
])('%s nothing is told, and the attempt is on record', async (_what, change, expected) => {
  const student = await studentWithArchive(world)
  const fresh = await world.partner()
  const statement = statementOn(student) as AboutPerson
  const reply = await ask(change(statement), WHEREABOUTS, fresh)
  expect(codeOf(reply)).toBe(expected)
  const { calls } = await world.call(centre, 'partners.usage', { id: fresh.id ?? '' })
  expect(calls.map((it) => [it.operation, it.outcome])).toEqual([[WHEREABOUTS, expected]])
})

test('what was told to whom on which consent stands with the centre and with the school, without the person', async () => {
  const student = await studentWithArchive(world)
  const fresh = await world.partner()
  const statement = statementOn(student)
  await world.call(fresh, WHEREABOUTS, statement)
  const { calls } = await world.call(centre, 'partners.usage', { id: fresh.id ?? '' })
  expect(calls).toEqual([
    expect.objectContaining({
      outcome: 'answered',
      keyId: fresh.key?.id,
      authentication: 'face',
      consentVersion: '2026-01',
      consentGivenAt: statement.consent.givenAt,
    }),
  ])
  const { rows } = await world.owner.query<{ code: string; after: object; whole: string }>(
    `select s.code, e.after, e::text as whole from audit_entry e join school s on s.id = e.school_id
      where e.actor_kind = 'partner' and e.actor_id = $1 order by s.code`,
    [fresh.id],
  )
  expect(rows.map((it) => it.code)).toEqual(['00000', '10001'])
  for (const { after, whole } of rows) {
    expect(after).toMatchObject({ outcome: 'answered', consentVersion: '2026-01' })
    expect(whole).not.toContain(student.row.name)
    expect(whole).not.toContain(student.row.idNumber)
  }
  const { id: schoolId } = world.schoolOf('10001')
  const broken = await within(world.services.db, { role: 'centre' }, (tx) =>
    findBrokenLink(tx, schoolId),
  )
  expect(broken).toBeUndefined()
})

test('what cannot be put on record is not told', async () => {
  const student = await studentWithArchive(world)
  await world.owner.query('revoke insert on partner_call from biyetong_app')
  try {
    const reply = await ask(statementOn(student))
    expect(codeOf(reply)).toBe('unexpected')
    expect(JSON.stringify(reply)).not.toContain(unit)
  } finally {
    await world.owner.query('grant insert on partner_call to biyetong_app')
  }
  expect(codeOf(await ask(statementOn(student)))).toBe('answered')
})

test('a person with records at two schools is told of both', async () => {
  const first = await studentWithArchive(world)
  const { name = '', idNumber: number = '' } = first.row
  const second = await world.student({ school: '10002', row: { name, idNumber: number } })
  const other = await world.staff('10002level1')
  await world.call(other, 'archives.add', entryOf(second, { state: 'kept', data: {} }))
  const { archives } = await world.call(partner, WHEREABOUTS, statementOn(first))
  expect(archives.map((it) => it.schoolName).sort()).toEqual(['乙大学', '甲大学'])
})

test('somebody who left without graduating is found by number and name as well', async () => {
  const person = { name: '肄业生', idNumber: idNumber(991) }
  const { id: majorId = '' } =
    world.schoolOf('10001').majors.find((it) => it.code === SOFTWARE) ?? {}
  const entry = { ...entryOf(await world.student()), person: { ...person, majorId } }
  await world.call(staff, 'archives.add', { ...entry, graduated: false })
  const { archives } = await world.call(partner, WHEREABOUTS, statementOn({ row: person }))
  expect(archives).toMatchObject([{ graduated: false, schoolName: '甲大学' }])
  expect(codeOf(await ask(statementOn({ row: { ...person, name: '别人' } })))).toBe('not-found')
})
