import { beforeEach, expect, test } from '@jest/globals'
import type { ReportExport } from 'shared-types/reports/exchange/export-operations'
import { ask, codeOf } from '../../../test/builders/ask'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const kind = 'origin' as const
const level1 = await world.staff('10001level1')
const level2 = await world.staff('10001level2')
for (const studentNumber of ['Q001', 'Q002', 'Q003'])
  await world.student({ origin: 'level2', row: { ...world.nextRow(), studentNumber } })

const setQuota = (rowsPerExport: number, rowsPerDay: number) =>
  world.call(level1, 'reports.set-export-quota', { rowsPerExport, rowsPerDay })

beforeEach(() => world.owner.query(`delete from report_export`))

const filter = { kind, year: YEAR, search: 'Q00' }
const start = (by: Person, more: object = {}) =>
  ask(world, by, 'reports.start-export', {
    ...filter,
    format: 'csv',
    columns: ['studentName'],
    ...more,
  })
const idOf = (reply: Awaited<ReturnType<typeof start>>) => {
  if (!reply.ok) throw new Error(reply.message)
  return (reply.value as ReportExport).id
}
const own = async (by: Person, id: string) =>
  (await world.call(by, 'reports.list-exports', { kind, year: YEAR })).exports.find(
    (it) => it.id === id,
  )
const requested = async (by: Person) => idOf(await start(by, { reason: '向省中心报送' }))

test('up to the quota an export starts at once, and counts for the day', async () => {
  await setQuota(3, 6)
  expect(await world.call(level2, 'reports.preview-export', filter)).toMatchObject({
    total: 3,
    quota: { rowsPerExport: 3, rowsPerDay: 6 },
    exportedToday: 0,
    needsApproval: false,
  })
  for (let times = 0; times < 2; times++)
    expect(await own(level2, idOf(await start(level2)))).toMatchObject({ state: 'running' })
  expect(await world.call(level2, 'reports.preview-export', filter)).toMatchObject({
    exportedToday: 6,
    needsApproval: true,
  })
  expect(codeOf(await start(level2))).toBe('export-reason-required')
  expect(await world.call(level1, 'reports.preview-export', filter)).toMatchObject({
    exportedToday: 0,
    needsApproval: false,
  })
})

test('of two exports at once, the second counts the first', async () => {
  await setQuota(3, 4)
  const replies = await Promise.all([start(level2), start(level2)])
  expect(replies.map(codeOf).sort()).toEqual(['answered', 'export-reason-required'])
})

test('above it nothing is written until somebody else has agreed', async () => {
  await setQuota(2, 100)
  const id = await requested(level2)
  await world.drain()
  expect(await own(level2, id)).toMatchObject({ state: 'waiting', reason: '向省中心报送' })
  const { requests } = await world.call(level1, 'reports.list-export-requests', {})
  expect(requests).toMatchObject([
    { id, isOwn: false, startedBy: '林经办', progress: { total: 3 } },
  ])
  expect(codeOf(await ask(world, level2, 'reports.decide-export', { id, approve: true }))).toBe(
    'export-own-request',
  )
  await world.call(level1, 'reports.decide-export', { id, approve: true })
  await world.drain()
  expect(await own(level2, id)).toMatchObject({
    state: 'done',
    decision: { by: '陈指导', opinion: null },
  })
  expect((await world.call(level2, 'reports.link-export', { kind, id })).name).toMatch(/\.csv$/)
  expect(
    codeOf(
      await ask(world, level1, 'reports.decide-export', { id, approve: false, opinion: '晚' }),
    ),
  ).toBe('action-not-allowed')
})

test('a refusal says why; a request can be taken back', async () => {
  await setQuota(0, 0)
  const refused = await requested(level2)
  const refuse = (more: object) =>
    ask(world, level1, 'reports.decide-export', { id: refused, approve: false, ...more })
  expect(codeOf(await refuse({}))).toBe('opinion-required')
  expect(codeOf(await refuse({ opinion: '请按专业分批导出' }))).toBe('answered')
  expect(await own(level2, refused)).toMatchObject({
    state: 'refused',
    decision: { opinion: '请按专业分批导出' },
  })
  const taken = await requested(level2)
  await world.call(level2, 'reports.stop-export', { kind, id: taken })
  expect(
    codeOf(await ask(world, level1, 'reports.decide-export', { id: taken, approve: true })),
  ).toBe('action-not-allowed')
})

test('whoever lost the right to export meanwhile gets nothing, and no other school decides', async () => {
  await setQuota(0, 0)
  const id = await requested(level2)
  const stranger = await world.staff('10002level1')
  expect(codeOf(await ask(world, stranger, 'reports.decide-export', { id, approve: true }))).toBe(
    'not-found',
  )
  const set = (functions: string) =>
    world.owner.query(
      `update role set functions = ${functions} where (school_id, id) =
        (select school_id, role_id from staff where id = $1)`,
      [level2.id],
    )
  await set(`array_remove(functions, 'origin.export')`)
  await world.call(level1, 'reports.decide-export', { id, approve: true })
  await world.drain()
  await set(`array_append(functions, 'origin.export')`)
  expect(await own(level2, id)).toMatchObject({
    state: 'stopped',
    stopReason: '您已没有导出的权限，本次导出已停止',
  })
})

test('more rows than were agreed to are not written', async () => {
  await setQuota(0, 0)
  const id = await requested(level2)
  await world.call(level1, 'reports.decide-export', { id, approve: true })
  await world.student({ origin: 'level2', row: { ...world.nextRow(), studentNumber: 'Q004' } })
  await world.drain()
  await world.owner.query(`update student set student_number = 'Z4' where student_number = 'Q004'`)
  expect(await own(level2, id)).toMatchObject({
    state: 'stopped',
    stopReason: '符合条件的记录比审批时多，本次导出已停止，请重新申请',
  })
})

test('a file has its days: then it is neither handed out nor kept, and can be made again', async () => {
  await setQuota(100, 100)
  const id = idOf(await start(level2))
  await world.drain()
  await world.owner.query(`update report_export set expires_at = now() - interval '1 minute'`)
  const link = () => ask(world, level2, 'reports.link-export', { kind, id })
  expect(codeOf(await link())).toBe('export-expired')
  await world.owner.query(`update job set state = 'waiting' where kind = 'clear-exports'`)
  await world.drain()
  expect(await own(level2, id)).toMatchObject({ state: 'expired' })
  expect(codeOf(await link())).toBe('export-expired')
  const { rows } = await world.owner.query<{ path: string }>(
    'select path from file join report_export on file.id = file_id where report_export.id = $1',
    [id],
  )
  await expect(world.services.storage.get(rows[0]?.path ?? '')).rejects.toThrow()
  const again = await world.call(level2, 'reports.repeat-export', { kind, id })
  await world.drain()
  expect(await own(level2, again.id)).toMatchObject({ state: 'done' })
})
