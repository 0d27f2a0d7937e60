import { choices } from 'shared-types/codes/code-tables'
import { DomainError } from 'shared-types/errors'
import { idTypes } from 'shared-types/students/id-number'
import { rollFields, sexes, type RollField } from 'shared-types/students/roll-fields'
import { handOutWorkbook } from '../files/hand-out-workbook'
import type { StaffContext } from '../runtime/context'
import type { SheetLine, WorkbookSpec } from '../spreadsheets/workbook-spec'
import { columnsOf, getVisible, inOwnSchool } from './visible-imports'
import type { ImportRecord } from './queries'
import { listMajorsAndClasses } from './roll/references'
import { listRows, reasonsOf } from './row-queries'
import { fieldOf } from './rows/cell-text'
import type { RowTexts } from './rows/row'

const PAGE = 1000
const instructions = [
  '一、请在“学籍”工作表中从第三行起填写，每名学生一行；第二行是示例，不会被导入。',
  '二、身份证号、学号等列须保持文本格式，不要使用公式、合并单元格或隐藏行。',
  '三、有下拉列表的列，填写名称或代码都可以；没有内容的可选列请留空。',
  '四、已在学籍中的学生，空白的单元格不会清除原有内容。',
  '五、各列说明：',
]

/** A workbook with the school's own majors and classes in its drop-down lists. */
export async function rollTemplate(context: StaffContext) {
  const lists = await inOwnSchool(context, (tx) => listMajorsAndClasses(tx, context.actor))
  const majors = lists.majors.map((it) => it.name)
  const classes = [...new Set(lists.classes.map((it) => it.name))]
  const spec: WorkbookSpec = {
    sheets: [
      {
        name: '学籍',
        columns: rollFields.map((field) => ({
          header: field.label,
          isRequired: field.required,
          choices: choicesOf(field, majors, classes),
        })),
        rows: [],
        example: rollFields.map((field) => exampleOf(field, lists)),
      },
    ],
    notes: [{ name: '填写说明', lines: [...instructions, ...rollFields.map(explain)] }],
  }
  return handOutWorkbook(context, '学籍导入模板.xlsx', spec, {
    schoolId: context.actor.schoolId,
    operation: 'imports.template',
    kind: 'file',
    id: null,
  })
}

function choicesOf(
  field: RollField,
  majors: readonly string[],
  classes: readonly string[],
): readonly string[] | undefined {
  if (field.type === 'id-type') return idTypes.map((it) => it.name)
  if (field.type === 'sex') return sexes.map((it) => it.name)
  if (field.type === 'major') return majors
  if (field.type === 'class') return classes
  return field.code && choices(field.code).map((it) => it.name)
}

/** The example names a major and class that the school really has. */
function exampleOf(
  field: RollField,
  { majors, classes }: Awaited<ReturnType<typeof listMajorsAndClasses>>,
): string {
  const [major] = majors
  if (field.type === 'major') return major?.name ?? field.example
  if (field.type === 'class') return classes.find((it) => it.major_id === major?.id)?.name ?? ''
  return field.example
}

const explain = (field: RollField) =>
  `${field.label}${field.required ? '（必填）' : ''}${field.hint ? `：${field.hint}` : ''}`

/** The refused rows as they were written, each with its reasons in front; to be corrected and imported again. */
export async function refusedRows(context: StaffContext, { id }: { id: string }) {
  const record = await inOwnSchool(context, (tx) => getVisible(tx, context, id))
  if (record.state === 'checking' || record.state === 'refused')
    throw new DomainError('import-not-ready')
  const fields = [...columnsOf(record).values()]
  const spec: WorkbookSpec = {
    sheets: [
      {
        name: '错误数据',
        hasReasons: true,
        columns: fields.map((it) => ({
          header: fieldOf(it).label,
          isRequired: fieldOf(it).required,
        })),
        rows: refusedLines(context, record, fields),
      },
    ],
  }
  return handOutWorkbook(context, '学籍导入错误数据.xlsx', spec, {
    schoolId: record.school_id,
    operation: 'imports.refused-rows',
    kind: 'import',
    id,
    after: { refused: record.refused },
  })
}

async function* refusedLines(
  context: StaffContext,
  record: ImportRecord,
  fields: readonly (keyof RowTexts)[],
): AsyncGenerator<SheetLine> {
  const { keys } = context.services
  for (let after = 0; ;) {
    const rows = await inOwnSchool(context, (tx) =>
      listRows(tx, record, { verdicts: ['refused'], after, limit: PAGE }),
    )
    for (const row of rows) {
      const texts = JSON.parse(keys.open(row.values_sealed)) as RowTexts
      const reasons = reasonsOf(row)
      yield {
        cells: fields.map((it) => texts[it] ?? ''),
        reason: `第 ${row.row_number} 行：${reasons.map((it) => it.message).join('；')}`,
        problems: fields.flatMap((field, at) =>
          reasons.some((it) => it.field === field) ? [at] : [],
        ),
      }
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.row_number
  }
}
