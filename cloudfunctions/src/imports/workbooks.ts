import { importPermissions, type ImportSubjectName } from 'shared-types/accounts/permissions'
import { DomainError } from 'shared-types/errors'
import { importSubjects, type ImportField } from 'shared-types/imports/import-subjects'
import { handOutWorkbook } from '../files/hand-out-workbook'
import { currentYear } from '../organisation/current-year'
import type { StaffContext } from '../runtime/context'
import type { SheetLine, WorkbookSpec } from '../spreadsheets/workbook-spec'
import type { ImportRecord } from './queries'
import { listRows, reasonsOf } from './row-queries'
import type { Texts } from './subject'
import { fieldsFor, subjectOf } from './subjects'
import { columnsOf, fieldsByName, getVisible, whoseItIs } from './visible-imports'

const PAGE = 1000

/** A workbook with the school's own units and the code tables in its drop-down lists. */
export async function importTemplate(
  context: StaffContext,
  { subject, year: asked }: { subject: ImportSubjectName; year?: number | undefined },
) {
  const { label } = importSubjects[subject]
  const { schoolId } = context.actor
  const handling = subjectOf(subject)
  const { fields, choices, examples } = await whoseItIs(context, subject, async (tx) => {
    const year = asked ?? (await currentYear(tx))
    return {
      fields: await fieldsFor(tx, { subject, schoolId, year }),
      ...(await handling.templateColumns(tx, context.actor, year)),
    }
  })
  const offered = (name: string) => {
    const list = choices.get(name)
    return list && list.length > 0 ? list : undefined
  }
  const spec: WorkbookSpec = {
    sheets: [
      {
        name: label,
        columns: fields.map(({ name, label: header, required }) => ({
          header,
          isRequired: required,
          choices: offered(name),
        })),
        rows: [],
        example: fields.map(({ name, example }) => examples.get(name) ?? example),
      },
    ],
    notes: [
      {
        name: '填写说明',
        lines: [...handling.instructions, '五、各列说明：', ...fields.map(explain)],
      },
    ],
  }
  const permission = importPermissions[subject]
  return handOutWorkbook(
    context,
    { name: `${label}导入模板.xlsx`, spec, permission },
    {
      schoolId: context.actor.schoolId,
      operation: 'imports.template',
      kind: 'file',
      id: null,
      after: { subject },
    },
  )
}

const explain = (field: ImportField) =>
  `${field.label}${field.required ? '（必填）' : ''}${field.hint ? `：${field.hint}` : ''}`

/** The refused rows as they were written, each with its reasons in front; to be corrected and imported again. */
export async function refusedRows(
  context: StaffContext,
  which: { subject: ImportSubjectName; id: string },
) {
  const { subject, id } = which
  const { record, byName } = await whoseItIs(context, subject, async (tx) => {
    const found = await getVisible(tx, context, which)
    return { record: found, byName: await fieldsByName(tx, found) }
  })
  if (record.state === 'checking' || record.state === 'refused')
    throw new DomainError('import-not-ready')
  const fields = [...columnsOf(record).values()]
  const spec: WorkbookSpec = {
    sheets: [
      {
        name: '错误数据',
        hasReasons: true,
        columns: fields.map((it) => ({
          header: byName.get(it)?.label ?? it,
          isRequired: byName.get(it)?.required ?? false,
        })),
        rows: refusedLines(context, record, fields),
      },
    ],
  }
  const name = `${importSubjects[subject].label}导入错误数据.xlsx`
  const permission = importPermissions[subject]
  return handOutWorkbook(
    context,
    { name, spec, permission },
    {
      schoolId: record.school_id,
      operation: 'imports.refused-rows',
      kind: 'import',
      id,
      after: { refused: record.refused },
    },
  )
}

async function* refusedLines(
  context: StaffContext,
  record: ImportRecord,
  fields: readonly string[],
): AsyncGenerator<SheetLine> {
  const { keys } = context.services
  for (let after = 0; ;) {
    const rows = await whoseItIs(context, record.subject, (tx) =>
      listRows(tx, record, { verdicts: ['refused'], after, limit: PAGE }),
    )
    for (const row of rows) {
      const texts = JSON.parse(keys.open(row.values_sealed)) as Texts
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
