import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { choices } from 'shared-types/codes/code-tables'
import { DomainError } from 'shared-types/errors'
import { idTypes } from 'shared-types/students/id-number'
import { rollFields, sexes, type RollField } from 'shared-types/students/roll-fields'
import { recordAudit, type AuditSubject } from '../audit/audit'
import type { Tx } from '../database/scope'
import type { StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import type { SheetLine, WorkbookSpec } from '../spreadsheets/workbook-spec'
import { writeWorkbook } from '../spreadsheets/write-workbook'
import { columnsOf, getVisible, inOwnSchool } from './visible-imports'
import type { ImportRecord } from './queries'
import { listMajorsAndClasses } from './roll/references'
import { listRows, reasonsOf } from './row-queries'
import { fieldOf } from './rows/cell-text'
import type { RowTexts } from './rows/row'
import { inTemporaryFolder } from './uploaded-workbook'

const PAGE = 1000
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
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
  return handOut(context, '学籍导入模板.xlsx', spec, {
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
  return handOut(context, '学籍导入错误数据.xlsx', spec, {
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

/** Writes a workbook, keeps it under a random path and gives out a link of limited life; who got it is on record. */
async function handOut(
  context: StaffContext,
  name: string,
  spec: WorkbookSpec,
  subject: AuditSubject,
) {
  const { storage } = context.services
  const bytes = await inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'workbook.xlsx')
    await writeWorkbook(file, spec)
    return readFile(file)
  })
  const storedAt = `generated/${randomUUID()}`
  await storage.put(storedAt, bytes)
  await inOwnSchool(context, async (tx) => {
    await insertGenerated(tx, context, { name, path: storedAt, bytes })
    await recordAudit(tx, context, [subject])
  })
  return { url: await storage.temporaryUrl(storedAt, name, XLSX), name }
}

async function insertGenerated(
  tx: Tx,
  { actor, now }: StaffContext,
  file: { name: string; path: string; bytes: Buffer },
): Promise<void> {
  await tx
    .insertInto('file')
    .values({
      school_id: actor.schoolId,
      id: newId(),
      purpose: 'generated',
      owner_kind: 'staff',
      owner_id: actor.id,
      name: file.name,
      path: file.path,
      size: file.bytes.length,
      media_type: XLSX,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      state: 'stored',
      created_at: now,
    })
    .execute()
}
