import { expect, test } from '@jest/globals'
import { choices, type CodeTableId } from 'shared-types/codes/code-tables'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
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

const authority = {
  name: '样例市人力资源和社会保障局',
  region: '440100',
  address: '样例路 1 号',
  postcode: '510000',
  phone: '020-00000000',
}
const dispatch: Line[] = [
  { 派遣性质: '不纳入就业方案' },
  {
    派遣性质: '回生源地',
    主管单位: authority.name,
    报到地址: authority.address,
    档案接收单位: '样例市人才服务中心',
    档案接收单位地址: authority.address,
    接收单位邮政编码: '010000',
    联系人: '样例·𠮷',
    联系电话: '13800000000',
  },
]

const natureOf = (beginning: string) =>
  choices('employerNature').find((it) => it.code.startsWith(beginning))?.code ?? ''
const first = (table: CodeTableId) => choices(table)[0]?.name ?? ''
const employment: Line[] = [
  { 毕业去向: '70' },
  {
    毕业去向: '10',
    单位名称: '样例（广州）科技有限公司',
    统一社会信用代码: '91350100M000100Y43',
    单位性质: natureOf('2'),
    单位行业: first('employerIndustry'),
    职业类别: first('occupation'),
    单位所在地: '440106',
    专业与就业相关度: first('majorRelevance'),
    合同开始日期: '2026年7月1日',
    合同结束日期: '2029-06-30',
    '月薪（元）': '6500',
  },
  { 毕业去向: '80', 升学院校: '样例大学', 升学专业: '软件工程（０８３５）' },
  { 毕业去向: '75', 创业项目: '样例·𠮷', 创业行业: natureOf('404') },
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
  await world.owner.query(
    `insert into authority (for_teachers, name, region, address, postcode, phone)
      values (false, $1, $2, $3, $4, $5) on conflict (region, for_teachers) do update
      set name = excluded.name, address = excluded.address`,
    Object.values(authority),
  )
  await enter('dispatch', dispatch)
  await enter('employment', employment)
  await world.student({ origin: 'completed' })
  Object.assign(entered, { origin: 3, dispatch: dispatch.length, employment: employment.length })
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
