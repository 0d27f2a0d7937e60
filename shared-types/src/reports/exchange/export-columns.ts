import { reportKinds } from '../report-kinds'
import type { Field } from '../fields/field'
import type { ReportKindName } from '../workflow'

/** A column of an exported file; names of DBF fields have at most ten characters. */
export interface ExportColumn {
  name: string
  label: string
  dbfName: string
  /** Asked of the report; without it the column is of the roll or of the review. */
  field?: Field
}

/** Facts of the roll that stand before every report. */
const holderColumns = [
  { name: 'schoolName', label: '学校', dbfName: 'YXMC' },
  { name: 'studentName', label: '姓名', dbfName: 'XM' },
  { name: 'idType', label: '证件类型', dbfName: 'SFZJLX' },
  { name: 'idNumber', label: '身份证号', dbfName: 'SFZH' },
  { name: 'studentNumber', label: '学号', dbfName: 'XH' },
  { name: 'sex', label: '性别', dbfName: 'XBDM' },
  { name: 'educationLevel', label: '学历', dbfName: 'XLDM' },
  { name: 'trainingMode', label: '培养方式', dbfName: 'PYFSDM' },
  { name: 'departmentName', label: '院系名称', dbfName: 'YXSMC' },
  { name: 'majorName', label: '专业名称', dbfName: 'ZYMC' },
  { name: 'className', label: '班级名称', dbfName: 'BJMC' },
] as const satisfies readonly ExportColumn[]

const reviewColumns = [
  { name: 'stage', label: '审核状态', dbfName: 'SHZT' },
  { name: 'source', label: '信息来源', dbfName: 'XXLY' },
] as const satisfies readonly ExportColumn[]

export type FixedColumnName =
  (typeof holderColumns)[number]['name'] | (typeof reviewColumns)[number]['name']

/** Everything that an export of a kind can hold, in the order of the file; attachments stay where they are. */
export function exportColumns(
  kind: ReportKindName,
  asked: readonly Field[] = reportKinds[kind].fields,
): ExportColumn[] {
  const taken = new Set<string>([...holderColumns, ...reviewColumns].map((it) => it.dbfName))
  // The unit columns of a report repeat those of the roll, which follows it.
  const fields = asked.filter(
    (it) => it.type !== 'attachment' && (it.type !== 'unit' || it.unit === 'campus'),
  )
  const columns = fields.map((field): ExportColumn => {
    const { name, label, ministryName } = field
    return { name, label, dbfName: unused(ministryName ?? name.toUpperCase(), taken), field }
  })
  return [...holderColumns, ...columns, ...reviewColumns]
}

function unused(wished: string, taken: Set<string>): string {
  let name = wished.slice(0, 10)
  for (let count = 2; taken.has(name); count++) name = `${wished.slice(0, 9)}${count}`
  taken.add(name)
  return name
}
