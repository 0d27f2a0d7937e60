import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, expect, test } from '@jest/globals'
import { openWorld } from '../../../test/contract/world'
import { auditHash } from '../audit'
import { auditKeyOf } from '../seals/audit-key'
import { dayPath, sealAudit, type DayFile } from '../seals/seal-day'
import { verifyAudit } from '../verify-audit'

const world = await openWorld()
const { owner, services } = world
const chief = await world.staff('10001level1')
const schoolId = chief.schoolId ?? ''

const problems = async () => (await verifyAudit(services)).findings.map((it) => it.problem)
const seal = () =>
  sealAudit({ services, job: undefined as never, signal: new AbortController().signal })

/** As the owner of the database, whom no policy binds. */
const sql = (statement: string) => owner.query(statement.replaceAll('SCHOOL', `'${schoolId}'`))

/** Twelve entries, sealed after the tenth. */
beforeEach(async () => {
  await owner.query('delete from audit_seal')
  await owner.query('delete from audit_entry')
  await owner.query('delete from audit_head')
  const save = () => world.call(chief, 'preferences.save', { list: 'people', views: [] })
  for (let count = 0; count < 10; count++) await save()
  await seal()
  for (let count = 0; count < 2; count++) await save()
})

test('an untouched log is whole, and a second run of the day changes no seal', async () => {
  await seal()
  expect(await verifyAudit(services)).toMatchObject({
    entries: 12,
    seals: 1,
    days: 1,
    findings: [],
  })
})

test.each([
  ['an edit', `update audit_entry set actor_name = '别人' where sequence = 4`, 4],
  [
    'an edit of what was done',
    `update audit_entry set after = '{"list":"x"}' where sequence = 7`,
    7,
  ],
  ['a deletion in the middle', `delete from audit_entry where sequence = 5`, 5],
  [
    'an insertion',
    `insert into audit_entry select school_id, 13, at, actor_kind, actor_id, actor_name, address, request_id, operation,
      subject_kind, subject_id, before, after, previous_hash, hash from audit_entry where sequence = 3`,
    13,
  ],
  [
    'a swap',
    `update audit_entry e set request_id = o.request_id, at = o.at from audit_entry o
      where (e.sequence, o.sequence) in ((2, 3), (3, 2))`,
    2,
  ],
  ['a truncation', `delete from audit_entry where sequence > 11`, 12],
])('%s is found, with the entry from which on it is wrong', async (_what, statement, from) => {
  await sql(statement)
  expect(await problems()).toEqual(
    expect.arrayContaining([`第 ${from} 条起与前文不符：有记录被改动、删除、插入或调换`]),
  )
})

/** Rewrites the whole chain as somebody would who knows how it is made and owns the database. */
async function rewrite(change: (row: Parameters<typeof auditHash>[0]) => void, keep = Infinity) {
  const { rows } = await owner.query<Parameters<typeof auditHash>[0] & { hash: string }>(
    'select * from audit_entry where school_id = $1 order by sequence',
    [schoolId],
  )
  let previous = '0'.repeat(64)
  await owner.query('delete from audit_entry')
  for (const row of rows.slice(0, keep)) {
    change(row)
    row.previous_hash = previous
    row.hash = previous = auditHash(row)
    await owner.query(
      'insert into audit_entry select * from jsonb_populate_record(null::audit_entry, $1)',
      [JSON.stringify(row)],
    )
  }
  await owner.query('update audit_head set sequence = $1, hash = $2', [
    Math.min(rows.length, keep),
    previous,
  ])
}

test('a chain rewritten from end to end is whole in itself, and given away by its seal', async () => {
  await rewrite((row) => {
    if (row.sequence === 2) row.actor_name = '别人'
  })
  expect(await problems()).toEqual([
    expect.stringMatching(/第 10 条与 .* 封存的不同：整条链被重写/),
  ])
})

test('a chain cut back before its seal, with its head put right, is given away', async () => {
  await rewrite(() => undefined, 8)
  expect(await problems()).toEqual([expect.stringMatching(/封存时有 10 条，现在不足/)])
})

test('seals that are rewritten along, or taken away, are given away by their key and the file outside', async () => {
  await rewrite((row) => {
    row.actor_name = '别人'
  })
  const { rows } = await owner.query<{ hash: string }>(
    'select hash from audit_entry where sequence = 10',
  )
  await owner.query('update audit_seal set hash = $1', [rows[0]?.hash])
  expect(await problems()).toEqual(expect.arrayContaining([expect.stringMatching('签名不成立')]))
  await owner.query('delete from audit_seal')
  expect(await problems()).toEqual(
    expect.arrayContaining([
      expect.stringMatching('的封条不在数据库中'),
      expect.stringMatching('整条链被重写'),
    ]),
  )
})

test('a seal by another key is no seal', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const forged = { ...services, auditKey: () => auditKeyOf(privateKey) }
  const { findings } = await verifyAudit(forged)
  expect(findings.map((it) => it.problem)).toEqual([expect.stringMatching('签名不成立')])
})

test('a file of seals that is altered or gone is found', async () => {
  const { rows } = await owner.query<{ day: string }>('select day::text from audit_seal')
  const path = dayPath(rows[0]?.day ?? '')
  const file = JSON.parse((await services.storage.get(path)).toString()) as DayFile
  await services.storage.put(path, Buffer.from(JSON.stringify({ ...file, seals: [] })))
  expect(await problems()).toEqual([expect.stringMatching('的封条不在存储文件中')])
  await services.storage.delete(path)
  expect(await problems()).toEqual(
    expect.arrayContaining([expect.stringMatching('的封条文件不见了')]),
  )
})

test('the timer seals each day once, whoever comes first', async () => {
  await owner.query('delete from audit_seal')
  await Promise.all([world.drain(), world.drain()])
  const { rows } = await owner.query(`select state from job where kind = 'seal-audit'`)
  expect(rows).toEqual([{ state: 'done' }])
  expect((await verifyAudit(services)).seals).toBeGreaterThan(0)
})

test('the log is searched by person, operation, record and day, and exported; another school’s stays closed', async () => {
  const made = await world.call(chief, 'roles.add', {
    ...{ name: '查日志', level: 'level2', functions: ['audit.view'], majors: [] },
  })
  const find = async (input: object, by = chief) =>
    (await world.call(by, 'audit.search', input)).rows.map((it) => it.operation)
  expect(await find({ subjectId: made.id })).toEqual(['roles.add'])
  expect(await find({ operation: 'roles.add', person: '陈指' })).toEqual(['roles.add'])
  expect(await find({ person: '没有这个人' })).toEqual([])
  expect(await find({ to: '2020-01-01' })).toEqual([])
  const stranger = await world.staff('10002level1')
  expect(await find({ subjectId: made.id }, stranger)).toEqual([])
  expect(await find({ schoolId, subjectId: made.id }, stranger)).toEqual([])
  expect(await find({ schoolId, subjectId: made.id }, await world.staff('centre'))).toEqual([
    'roles.add',
  ])
  const [entry] = (await world.call(chief, 'audit.search', { subjectId: made.id })).rows
  expect(entry).toMatchObject({
    operationLabel: '添加角色',
    actorName: '陈指导',
    after: { functions: ['audit.view'] },
  })
  const pages = await world.call(chief, 'audit.search', { limit: 5 })
  const next = await world.call(chief, 'audit.search', { limit: 5, after: pages.next ?? '' })
  expect(new Set([...pages.rows, ...next.rows].map((it) => it.sequence)).size).toBe(10)
  const { name } = await world.call(chief, 'audit.export', { operation: 'roles.add' })
  expect(name).toBe('操作日志.xlsx')
})
