import type { ImportField } from 'shared-types/imports/import-subjects'
import type { JobHandler } from '../jobs/drain'
import type { SheetRow } from '../spreadsheets/cells'
import { WorkbookRefusal } from '../spreadsheets/refusal'
import {
  beginWork,
  refuseImport,
  whileHeld,
  WorkTaken,
  PermissionLost,
  type Work,
} from './begin-work'
import * as queries from './queries'
import { rememberColumns } from './remembered-columns'
import { deleteRows, insertRows, refuseRows, type CheckedRow } from './row-queries'
import { readTexts, type Columns } from './rows/cell-text'
import type { Judge } from './subject'
import { withUploadedWorkbook } from './uploaded-workbook'
import { columnsOf, fieldsByName } from './visible-imports'

const BATCH = 1000

interface Check extends Work {
  judge: Judge<unknown>
  columns: Columns
  fields: ReadonlyMap<string, ImportField>
  rowsDone: number
}

/** Judges every row of the file and writes the verdicts. Begins anew each time it is started. */
export const checkImport: JobHandler = async (run) => {
  const work = await beginWork(run, 'checking')
  if (!work) return
  try {
    await checkWorkbook(await prepare(work))
  } catch (error) {
    if (error instanceof WorkTaken) return
    if (error instanceof PermissionLost)
      return refuseImport(run, work.record, 'checking', error.message)
    if (!(error instanceof WorkbookRefusal)) throw error
    run.services.log.info({ code: 'workbook-refused', refusal: error.code, detail: error.detail })
    await refuseImport(run, work.record, 'checking', error.message)
  }
}

async function prepare(work: Work): Promise<Check> {
  const { run, record, context } = work
  const begun = await whileHeld(work, 'checking', async (tx) => {
    await deleteRows(tx, record, 'all')
    await queries.setProgress(tx, record, 0)
    const about = { schoolId: record.school_id, year: record.year }
    return {
      fields: await fieldsByName(tx, record),
      judge: await work.subject.begin(tx, {
        services: run.services,
        actor: context.actor,
        ...about,
      }),
    }
  })
  return { ...work, ...begun, columns: columnsOf(record), rowsDone: 0 }
}

async function checkWorkbook(check: Check): Promise<void> {
  const { run, record } = check
  await withUploadedWorkbook(
    run.services,
    record.file_path,
    async (workbook) => {
      await remember(check, workbook.header)
      let batch: SheetRow[] = []
      for await (const row of workbook.rows()) {
        batch.push(row)
        if (batch.length < BATCH) continue
        await checkBatch(check, batch)
        batch = []
      }
      if (batch.length > 0) await checkBatch(check, batch)
    },
    run.signal,
  )
  await finish(check)
}

const remember = (check: Check, header: readonly string[]) =>
  whileHeld(check, 'checking', (tx) => {
    const { school_id: schoolId, subject } = check.record
    const said = { header, columns: check.columns, now: new Date() }
    return rememberColumns(tx, { schoolId, subject }, said)
  })

async function checkBatch(check: Check, rows: readonly SheetRow[]): Promise<void> {
  const { run, record, judge, columns, fields } = check
  const read = rows.map(({ number, cells }) => ({ number, ...readTexts(cells, columns, fields) }))
  const judged = await judge.judge(read)
  const checked = judged.map(({ number, verdict, reasons, studentId = null }, at): CheckedRow => ({
    number,
    verdict,
    studentId,
    sealed: run.services.keys.seal(JSON.stringify(read[at]?.texts)),
    reasons: verdict === 'refused' ? reasons : [],
  }))
  check.rowsDone += rows.length
  await whileHeld(check, 'checking', async (tx) => {
    await insertRows(tx, record, checked)
    await queries.setProgress(tx, record, check.rowsDone)
  })
}

/** Only the end of the file tells which rows have a double. */
async function finish(check: Check): Promise<void> {
  const { record } = check
  await whileHeld(check, 'checking', async (tx) => {
    await refuseRows(tx, record, check.judge.atEnd())
    await queries.setState(tx, record, ['checking'], {
      state: 'checked',
      rows_total: check.rowsDone,
      ...(await queries.countRows(tx, record)),
    })
  })
}
