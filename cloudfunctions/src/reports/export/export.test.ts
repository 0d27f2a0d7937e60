import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { DBFFile } from 'dbffile'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
import type { ExportFormat, ReportExport } from 'shared-types/reports/exchange/export-operations'
import { ask, codeOf } from '../../../test/builders/ask'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { readByLibreOffice } from '../../../test/libre-office'

const world = await openWorld()
const kind = 'origin' as const
const level1 = await world.staff('10001level1')
const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

const all = exportColumns(kind).map((it) => it.name)
const row = { ...world.nextRow(), studentNumber: 'E001', name: '样例·𠮷' }
await world.student({ origin: 'level2', row, originData: { homeAddress: '=1+1' } })
await world.student({ origin: 'completed', row: { ...world.nextRow(), studentNumber: 'E002' } })
await world.student({
  school: '10002',
  origin: 'level2',
  row: { ...world.nextRow(), studentNumber: 'E003' },
})

const start = (by: Person, more: object = {}) =>
  ask(world, by, 'reports.start-export', {
    kind,
    year: YEAR,
    search: 'E00',
    format: 'csv',
    columns: all,
    ...more,
  })

async function exported(by: Person, format: ExportFormat): Promise<string> {
  const reply = await start(by, { format })
  if (!reply.ok) throw new Error(reply.message)
  const { id } = reply.value as ReportExport
  await world.drain()
  const { exports } = await world.call(by, 'reports.list-exports', { kind, year: YEAR })
  expect(exports.find((it) => it.id === id)).toMatchObject({
    state: 'done',
    progress: { done: 2, total: 2 },
  })
  const file = path.join(folder, `export.${format}`)
  writeFileSync(file, await stored(id))
  return file
}

async function stored(id: string): Promise<Buffer> {
  const { rows } = await world.owner.query<{ path: string }>(
    'select file.path from file join report_export on report_export.file_id = file.id where report_export.id = $1',
    [id],
  )
  return world.services.storage.get(rows[0]?.path ?? '')
}

test('a CSV holds what the filter shows of one’s own school, and no formula', async () => {
  const text = readFileSync(await exported(level1, 'csv'), 'utf8')
  expect(text.startsWith('\uFEFF"学校","姓名","证件类型","身份证号"')).toBe(true)
  const lines = text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(3)
  const line = lines.find((it) => it.includes('E001'))
  expect(line).toContain('"样例·𠮷"')
  expect(line).toContain('"\t=1+1"')
  expect(line).toContain(`"\t${row.idNumber}"`)
  expect(line).toContain('"二级待审"')
  expect(text).not.toContain('E003')
})

test('a DBF carries the ministry’s names and codes in GB18030, cut at whole characters', async () => {
  const written = await exported(level1, 'dbf')
  expect(readFileSync(written)[29]).toBe(0x4d)
  const file = await DBFFile.open(written, { encoding: 'gb18030' })
  expect(file.fields.map((it) => it.name)).toEqual(exportColumns(kind).map((it) => it.dbfName))
  const records = await file.readRecords()
  const record = records.find((it) => it['XH'] === 'E001')
  expect(record).toMatchObject({ XM: '样例·𠮷', SFZH: row.idNumber, SYDDM: '440106' })
  expect(record?.['XBDM']).toMatch(/^[12]$/)
})

test('how long something has waited is counted from the moment of asking, however late the file is written', async () => {
  const [early, late] = ['E101', 'E102'] as const
  for (const studentNumber of [early, late])
    await world.student({ origin: 'level2', row: { ...world.nextRow(), studentNumber } })
  const waitSince = (studentNumber: string, since: string) =>
    world.owner.query(
      `update report set updated_at = $2 from student
        where student.id = report.student_id and student.student_number = $1`,
      [studentNumber, since],
    )
  const days = (before: string, add: number) =>
    new Date(new Date(before).getTime() - 3 * 24 * 3600_000 + add).toISOString()
  await waitSince(early, days(new Date().toISOString(), -60_000))
  const reply = await start(level1, { search: 'E10', waitingDays: 3 })
  const { id, startedAt, progress } = reply.ok ? (reply.value as ReportExport) : ({} as never)
  expect(progress.total).toBe(1)
  await waitSince(late, days(startedAt, 1))
  await world.drain()
  const text = (await stored(id)).toString('utf8')
  expect(text).toContain(early)
  expect(text).not.toContain(late)
})

test('LibreOffice reads the workbook and the DBF as they were written', async () => {
  for (const format of ['xlsx', 'dbf'] as const) {
    const file = await exported(level1, format)
    const text = JSON.stringify(readByLibreOffice(file))
    expect(text).toContain(row.idNumber)
    expect(text).toContain('样例·𠮷')
    expect(text).toContain('=1+1')
  }
}, 120_000)

test('a permission that is taken away stops a waiting export, and closes the link of a finished one', async () => {
  await exported(level1, 'csv')
  const [done] = (await world.call(level1, 'reports.list-exports', { kind, year: YEAR })).exports
  const waiting = await start(level1)
  const set = (functions: string) =>
    world.owner.query(
      `update role set functions = ${functions} where (school_id, id) =
        (select school_id, role_id from staff where id = $1)`,
      [level1.id],
    )
  await set(`array_remove(functions, 'origin.export')`)
  expect(codeOf(await ask(world, level1, 'reports.link-export', { kind, id: done?.id }))).toBe(
    'permission-denied',
  )
  await world.drain()
  await set(`array_append(functions, 'origin.export')`)
  const { exports } = await world.call(level1, 'reports.list-exports', { kind, year: YEAR })
  const stopped = waiting.ok ? (waiting.value as ReportExport).id : ''
  expect(exports.find((it) => it.id === stopped)).toMatchObject({
    state: 'stopped',
    stopReason: '您已没有导出的权限，本次导出已停止',
  })
})

test('an export that is cancelled makes no file; unknown columns and empty filters start none', async () => {
  const reply = await start(level1)
  const { id } = (reply as { value: ReportExport }).value
  await world.call(level1, 'reports.stop-export', { kind, id })
  await world.drain()
  expect(codeOf(await ask(world, level1, 'reports.link-export', { kind, id }))).toBe(
    'action-not-allowed',
  )
  expect(codeOf(await start(level1, { columns: ['password'] }))).toBe('invalid-input')
  expect(codeOf(await start(level1, { search: 'nobody' }))).toBe('batch-empty')
})

test('an export whose job is given up says so', async () => {
  const { id } = ((await start(level1)) as { value: ReportExport }).value
  await world.owner.query(
    `update job set attempts = 6 where kind = 'export-reports' and state = 'waiting'`,
  )
  await world.drain()
  const { exports } = await world.call(level1, 'reports.list-exports', { kind, year: YEAR })
  expect(exports.find((it) => it.id === id)).toMatchObject({
    state: 'stopped',
    stopReason: '系统多次尝试后仍未能生成文件，请稍后重新导出',
  })
})

test('what was looked for stands nowhere in the open, and every step is on record', async () => {
  await start(level1, { search: row.idNumber })
  await world.drain()
  const { rows } = await world.owner.query(
    `select to_jsonb(report_export)::text as text from report_export
     union all select to_jsonb(audit_entry)::text from audit_entry`,
  )
  expect(JSON.stringify(rows)).not.toContain(row.idNumber)
  const { rows: steps } = await world.owner.query<{ operation: string }>(
    `select distinct operation from audit_entry where operation like 'reports.%export' order by 1`,
  )
  expect(steps.map((it) => it.operation)).toEqual(
    expect.arrayContaining(['reports.finish-export', 'reports.start-export']),
  )
})
