import { expect, test } from '@jest/globals'
import { exportColumns } from 'shared-types/reports/export-columns'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { YEAR } from '../../../../test/contract/people'
import { openWorld } from '../../../../test/contract/world'
import { checkFile, importLines, type Line } from './report-files'

const world = await openWorld()
const level1 = await world.staff('10001level1')

/** Whatever a file could spoil: codes that share a name, names of places, rare characters, long and formula-like text. */
const origin = (campus: string): Line => ({
  校区: campus,
  班级: '软件1班',
  专业方向: '=1+1',
  生源地: '110105',
  高考户口地区: '广东省 广州市 天河区',
  高考户口地址: '样例·𠮷㐂'.repeat(30),
  现户口所在地: '-天河区@1号',
  政治面貌: '群众',
  手机号: '+85291234567',
  电子邮箱: 'Sample@Example.com',
  QQ: '012345',
  家庭地址: 'a  b',
  家庭地址邮编: '010000',
  是否师范生: '0',
  困难生类别: '1',
})

const dispatch: Line = {
  派遣性质: '不纳入就业方案',
}

const employment: Line[] = [
  { 毕业去向: '70' },
  { 毕业去向: '80', 升学院校: '样例大学', 升学专业: '软件工程（０８３５）' },
  { 毕业去向: '75', 创业项目: '样例·𠮷', 创业行业: '40401' },
]

async function enter(kind: ReportKindName, lines: readonly Line[]): Promise<void> {
  const numbered: Line[] = []
  for (const line of lines) {
    const { row } = await world.student()
    numbered.push({ 学号: row.studentNumber ?? '', ...line })
  }
  const done = await importLines(world, level1, kind, numbered)
  expect(done.refusedRows).toEqual([])
  expect(done.counts.accepted).toBe(lines.length)
}

async function exported(kind: ReportKindName, format: 'xlsx' | 'dbf'): Promise<Buffer> {
  const { id } = await world.call(level1, 'reports.start-export', {
    kind,
    year: YEAR,
    format,
    columns: exportColumns(kind).map((it) => it.name),
  })
  await world.drain()
  const { rows } = await world.owner.query<{ path: string }>(
    'select path from file join report_export on file.id = file_id where report_export.id = $1',
    [id],
  )
  return world.services.storage.get(rows[0]?.path ?? '')
}

const files: [ReportKindName, (typeof formats)[number]][] = []
const formats = ['xlsx', 'dbf'] as const
for (const kind of ['origin', 'dispatch', 'employment'] as const)
  for (const format of formats) files.push([kind, format])

const entered: Record<ReportKindName, number> = { origin: 0, dispatch: 0, employment: 0 }

test('reports of all three kinds are entered from files', async () => {
  await enter('origin', [origin('东校区'), { ...origin('东校区'), 手机号: '14500000001' }])
  await enter('dispatch', [dispatch])
  await enter('employment', employment)
  await world.student({ origin: 'completed' })
  Object.assign(entered, { origin: 3, dispatch: 2, employment: 3 })
})

test.each(files)('what was taken out of %s as .%s comes back unchanged', async (kind, format) => {
  const bytes = await exported(kind, format)
  const checked = await checkFile(world, level1, kind, bytes, `export.${format}`)
  expect(checked.refusedRows).toEqual([])
  expect(checked.counts).toEqual({
    accepted: 0,
    changed: 0,
    unchanged: entered[kind],
    refused: 0,
  })
})
