import type { ImportSubjectName } from 'shared-types/accounts/permissions'
import type { ColumnMapping, Import } from 'shared-types/imports/operations'
import { DomainError } from 'shared-types/errors'
import type { ImportField } from 'shared-types/imports/import-subjects'
import { recordAudit, type AuditFacts } from '../audit/audit'
import type { Tx } from '../database/scope'
import { insertJob, type JobKind } from '../jobs/insert-job'
import type { StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import type { SheetRow } from '../spreadsheets/cells'
import { WorkbookRefusal } from '../spreadsheets/refusal'
import { hasYear } from '../settings/known-year'
import * as queries from './queries'
import { matchColumns, rememberedColumns } from './remembered-columns'
import { fieldsFor } from './subjects'
import { findImportFile } from './uploaded-file'
import { deleteRows, listRows, reasonsOf } from './row-queries'
import { samplesOf } from './samples'
import type { Texts } from './subject'
import { withUploadedWorkbook } from './uploaded-workbook'
import { getVisible, whoseItIs } from './visible-imports'

export { importTemplate, refusedRows } from './workbooks'

const SAMPLE_ROWS = 3
const SHOWN_REFUSALS = 20

interface About {
  subject: ImportSubjectName
}
type Which = About & { id: string }

export async function inspectWorkbook(
  context: StaffContext,
  { subject, fileId, year }: About & { fileId: string; year?: number | undefined },
) {
  const { schoolId } = context.actor
  const { file, fields, remembered } = await whoseItIs(context, subject, async (tx) => ({
    file: await findImportFile(tx, context.actor, fileId),
    fields: await fieldsFor(tx, { subject, schoolId, year }),
    remembered: await rememberedColumns(tx, { schoolId, subject }),
  }))
  if (!file) throw new DomainError('not-found')
  try {
    return await withUploadedWorkbook(context.services, file.path, async (workbook) => {
      const samples: SheetRow[] = []
      for await (const row of workbook.rows()) if (samples.push(row) === SAMPLE_ROWS) break
      const columns = matchColumns(fields, workbook.header, remembered).map((column) => ({
        ...column,
        samples: samplesOf(column, samples, fields),
      }))
      return { sheetName: workbook.sheetName, columns, fields: [...fields] }
    })
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error
    const { code, detail, message } = error
    throw new DomainError('workbook-refused', { reason: message }, { refusal: code, detail })
  }
}

export async function startImport(
  context: StaffContext,
  input: About & { fileId: string; year: number; mapping: ColumnMapping },
): Promise<Import> {
  const { actor, now } = context
  const { subject, year } = input
  return whoseItIs(context, subject, async (tx) => {
    checkMapping(await fieldsFor(tx, { subject, schoolId: actor.schoolId, year }), input.mapping)
    const file = await findImportFile(tx, actor, input.fileId)
    if (!file || !(await hasYear(tx, input.year))) throw new DomainError('not-found')
    const id = newId()
    await queries.insertImport(tx, {
      school_id: actor.schoolId,
      id,
      subject,
      year: input.year,
      file_id: file.id,
      mapping: JSON.stringify(input.mapping),
      state: 'checking',
      started_by: actor.id,
      started_by_name: actor.name,
      started_at: now,
    })
    await addJob(tx, context, 'check-import', id)
    const after = {
      state: 'checking',
      subject,
      year: input.year,
      fields: Object.values(input.mapping),
    }
    await audit(tx, context, 'imports.start', id, after)
    return present(await getVisible(tx, context, { subject, id }))
  })
}

function checkMapping(known: readonly ImportField[], mapping: ColumnMapping): void {
  const fields = Object.values(mapping)
  const unknown = fields
    .filter((it) => !known.some(({ name }) => name === it))
    .map((field) => ({ field, message: '不认识的字段，请重新选择' }))
  const wrong = known.flatMap(({ name, label, required }) => {
    const count = fields.filter((it) => it === name).length
    if (count > 1) return [{ field: name, message: `${label}对应了多列，请只选一列` }]
    return required && count === 0 ? [{ field: name, message: `请选择${label}所在的列` }] : []
  })
  const problems = [...unknown, ...wrong]
  if (problems.length > 0) throw new DomainError('mapping-incomplete', { problems })
}

export async function getImport(context: StaffContext, which: Which) {
  const { keys } = context.services
  const { record, rows } = await whoseItIs(context, which.subject, async (tx) => {
    const record = await getVisible(tx, context, which)
    const filter = { verdicts: ['refused'] as const, after: 0, limit: SHOWN_REFUSALS }
    return { record, rows: await listRows(tx, record, filter) }
  })
  const refusedRows = rows.map((row) => ({
    row: row.row_number,
    name: ((JSON.parse(keys.open(row.values_sealed)) as Texts)['name'] ?? '').slice(0, 50),
    reasons: reasonsOf(row).map((it) => it.message),
  }))
  return { ...present(record), refusedRows }
}

export async function listImports(context: StaffContext, about: About & { year: number }) {
  return whoseItIs(context, about.subject, async (tx) => {
    const records = await queries.listImports(tx, context.actor, about)
    return { imports: records.map(present) }
  })
}

export async function acceptImport(context: StaffContext, which: Which): Promise<Import> {
  const { subject, id } = which
  return whoseItIs(context, subject, async (tx) => {
    const record = await getVisible(tx, context, which)
    if (record.state !== 'checked') throw new DomainError('import-not-ready')
    if (record.accepted + record.changed === 0) throw new DomainError('nothing-to-import')
    await moveOn(tx, record, ['checked'], { state: 'applying', rows_done: 0 })
    await addJob(tx, context, 'apply-import', id)
    await audit(tx, context, 'imports.accept', id, { state: 'applying' }, { state: 'checked' })
    return present(await getVisible(tx, context, which))
  })
}

/** Also stops what is under way: the job finds the state changed and writes nothing more. */
export async function discardImport(context: StaffContext, which: Which): Promise<Import> {
  const { subject, id } = which
  return whoseItIs(context, subject, async (tx) => {
    const record = await getVisible(tx, context, which)
    const changes = { state: 'discarded', finished_at: context.now } as const
    await moveOn(tx, record, ['checking', 'checked', 'applying'], changes)
    await deleteRows(tx, record, 'good')
    const before = { state: record.state }
    await audit(tx, context, 'imports.discard', id, { state: 'discarded' }, before)
    return present(await getVisible(tx, context, which))
  })
}

/** After work that failed: from the beginning, with the same file and columns. */
export async function restartImport(context: StaffContext, which: Which): Promise<Import> {
  const { subject, id } = which
  return whoseItIs(context, subject, async (tx) => {
    const record = await getVisible(tx, context, which)
    const changes = {
      state: 'checking',
      refusal: null,
      finished_at: null,
      rows_total: null,
    } as const
    await moveOn(tx, record, ['failed'], { ...changes, ...queries.nothingDone })
    await addJob(tx, context, 'check-import', id)
    await audit(tx, context, 'imports.restart', id, { state: 'checking' }, { state: 'failed' })
    return present(await getVisible(tx, context, which))
  })
}

async function moveOn(tx: Tx, record: queries.ImportRecord, ...how: MoveOn): Promise<void> {
  if (!(await queries.setState(tx, record, ...how))) throw new DomainError('import-not-ready')
}
type MoveOn = Parameters<typeof queries.setState> extends [Tx, unknown, ...infer R] ? R : never

async function addJob(tx: Tx, { actor, now }: StaffContext, kind: JobKind, importId: string) {
  const { schoolId, id: requestedBy } = actor
  await insertJob(tx, { schoolId, kind, payload: { importId }, requestedBy, now })
}

async function audit(
  tx: Tx,
  context: StaffContext,
  operation: string,
  id: string,
  after: AuditFacts,
  before?: AuditFacts,
) {
  const { schoolId } = context.actor
  await recordAudit(tx, context, [
    { schoolId, operation, kind: 'import', id, after, ...(before && { before }) },
  ])
}

function present(record: queries.ImportRecord): Import {
  const { accepted, changed, unchanged, refused } = record
  return {
    id: record.id,
    subject: record.subject,
    fileName: record.file_name,
    year: record.year,
    state: record.state as queries.ImportState,
    progress: { done: record.rows_done, total: record.rows_total },
    counts: { accepted, changed, unchanged, refused },
    refusal: record.refusal,
    startedBy: record.started_by_name,
    startedAt: record.started_at.toISOString(),
    finishedAt: record.finished_at?.toISOString() ?? null,
  }
}
