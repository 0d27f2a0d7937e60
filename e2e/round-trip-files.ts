import { choices, type CodeTableId } from 'shared-types/codes/code-tables'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { Line } from '../cloudfunctions/src/imports/reports/test/report-files'
import { dbfFile } from '../cloudfunctions/test/hostile-workbooks/dbf-file'

/** What a school knows of one kind: of the student who is asked again, of one more, and of a third in another file. */
export interface Exchanged {
  kind: ReportKindName
  lines: [Line, Line, Line]
  /** What the student corrects when the report comes back. */
  corrected: { label: string; value: string }
}

const numbered = (lines: [Line, Line, Line]): Exchanged['lines'] => {
  const [a, b, c] = lines
  const people = [
    { 姓名: '样例甲', 学号: '00261001' },
    { 姓名: '样例乙', 学号: '00261002' },
    { 姓名: '样例丙', 学号: '00261003' },
  ] as const
  return [
    { ...people[0], ...a },
    { ...people[1], ...b },
    { ...people[2], ...c },
  ]
}

/** The first of a table whose code begins so. */
const codeOf = (table: CodeTableId, beginning: string) =>
  choices(table).find((it) => it.code.startsWith(beginning))?.code ?? ''

const toOrigin: Line = {
  派遣性质: '回生源地',
  主管单位: '广州市人力资源和社会保障局',
  报到地址: '广州市越秀区样例路 1 号',
  档案接收单位: '样例市人才服务中心',
  档案接收单位地址: '样例路 2 号',
  接收单位邮政编码: '010000',
  联系人: '样例·𠮷',
  联系电话: '13800000000',
}

const origin: Line = {
  校区: '深圳校区',
  生源地: '广东省 广州市 越秀区',
  高考户口地区: '440305',
  现户口所在地: '-越秀区@样例路 1 号',
  手机号: '14500001111',
  电子邮箱: 'Sample@Example.com',
  QQ: '012345',
  是否师范生: '非师范生',
}

/** Before the origin is completed: that begins a dispatch by itself, which is the student's to hand in. */
export const exchanged: readonly Exchanged[] = [
  {
    kind: 'dispatch',
    lines: numbered([toOrigin, { ...toOrigin, 报到地址: '=1+1' }, { 派遣性质: '不纳入就业方案' }]),
    corrected: { label: '联系人', value: '样例乙' },
  },
  {
    kind: 'employment',
    lines: numbered([
      { 毕业去向: '80', 升学院校: '样例大学', 升学专业: '软件工程（０８３５）' },
      { 毕业去向: '70' },
      {
        毕业去向: '10',
        单位名称: '样例（广州）科技有限公司',
        统一社会信用代码: '91350100M000100Y43',
        单位性质: codeOf('employerNature', '2'),
        单位行业: codeOf('employerIndustry', ''),
        职业类别: '教学人员',
        单位所在地: '440106',
        专业与就业相关度: '很匹配',
        合同开始日期: '2026年7月1日',
        合同结束日期: '2029-06-30',
        '月薪（元）': '6500',
      },
    ]),
    corrected: { label: '升学专业', value: '计算机技术' },
  },
  {
    kind: 'origin',
    lines: numbered([
      origin,
      { ...origin, 困难生类别: '1' },
      { ...origin, 手机号: '+85291234567' },
    ]),
    corrected: { label: '现户口所在地', value: '广州市越秀区东风中路 2 号' },
  },
]

/** The file that another system would send: ministry names for its columns, the same cells. */
export function reportDbf(kind: ReportKindName, lines: readonly Line[]): Buffer {
  const columns = exportColumns(kind).filter((it) => lines.some((line) => line[it.label]))
  return dbfFile({
    fields: columns.map((it) => ({ name: it.dbfName, type: 'C', length: 120 })),
    rows: lines.map((line) => columns.map((it) => line[it.label] ?? '')),
  })
}
