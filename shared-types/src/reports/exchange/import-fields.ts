import type { ImportField } from '../../imports/import-subjects'
import { rollFields } from '../../students/roll-fields'
import { entriesOf, offeredBy } from '../fields/choices'
import { exportColumns } from './export-columns'
import type { Field } from '../fields/field'
import { reportKinds } from '../report-kinds'
import type { ReportKindName } from '../workflow'

/** Who a row is about: found on the roll by either number. */
const personFields: readonly ImportField[] = rollFields
  .filter((it) => ['name', 'idNumber', 'studentNumber'].includes(it.name))
  .map((it) => ({
    ...it,
    required: false,
    hint: it.name === 'name' ? '与学籍一致，用于核对' : '学号与身份证号至少填写一项，按此查找学生',
  }))

const examples: Partial<Record<Field['type'], string>> = {
  phone: '13800000000',
  email: 'example@example.com',
  postcode: '510000',
  integer: '6000',
  date: '2026-07-01',
  division: '广东省 广州市 天河区',
}

/** The columns of an import of reports, for the fields that a form asks; attachments do not come in a file. */
export function reportImportFields(
  kind: ReportKindName,
  fields: readonly Field[] = reportKinds[kind].fields,
): ImportField[] {
  const columns = exportColumns(kind, fields)
  const asked = fields.filter((it) => it.type !== 'attachment')
  return [
    ...personFields,
    ...asked.map((field): ImportField => {
      const column = columns.find((it) => it.name === field.name)
      return {
        name: field.name,
        label: field.label,
        type: field.type,
        required: false,
        // As an export of ours names it, so that what was taken out comes back.
        aliases: column ? [column.dbfName] : [],
        example: exampleOf(field),
        hint: hintOf(field),
      }
    }),
  ]
}

const exampleOf = (field: Field): string => offeredBy(field)[0]?.name ?? examples[field.type] ?? ''

function hintOf(field: Field): string {
  const parts = [
    field.hint,
    field.required === true ? '新增时必填' : field.required ? '符合条件时必填' : undefined,
    entriesOf(field).length > 0 ? '名称或代码均可' : undefined,
  ]
  return parts.filter(Boolean).join('；')
}
