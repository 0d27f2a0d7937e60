import { within } from '../database/scope'
import type { JobHandler } from '../jobs/drain'
import type { SheetRow } from '../spreadsheets/cells'
import { WorkbookRefusal } from '../spreadsheets/refusal'
import { beginWork, refuseImport, whileHeld, WorkTaken, type Work } from './begin-work'
import { Duplicates } from './duplicates'
import * as queries from './queries'
import { loadReferences, type References } from './roll/references'
import { findRequester } from './requester'
import { deleteRows, insertRows, refuseRows, type CheckedRow } from './row-queries'
import { readTexts, type Columns } from './rows/cell-text'
import { judgeRow } from './rows/judge-row'
import { readRow } from './rows/read-row'
import type { Reason } from './rows/row'
import { listOnRoll, numbersOf } from './roll/students-on-roll'
import { withUploadedWorkbook } from './uploaded-workbook'
import { columnsOf } from './visible-imports'

const BATCH = 1000

interface Check extends Work {
  references: References
  columns: Columns
  idNumbers: Duplicates
  studentNumbers: Duplicates
  rowsDone: number
}

/** Judges every row of the workbook and writes the verdicts. Begins anew each time it is started. */
export const checkImport: JobHandler = async (run) => {
  const work = await beginWork(run, await findRequester(run), 'checking')
  if (!work) return
  try {
    await checkWorkbook(await prepare(work))
  } catch (error) {
    if (error instanceof WorkTaken) return
    if (!(error instanceof WorkbookRefusal)) throw error
    run.services.log.info({ code: 'workbook-refused', refusal: error.code, detail: error.detail })
    await refuseImport(run, work.record, 'checking', error.message)
  }
}

async function prepare(work: Work): Promise<Check> {
  const references = await whileHeld(work, 'checking', async (tx) => {
    await deleteRows(tx, work.record, 'all')
    await queries.setProgress(tx, work.record, 0)
    return loadReferences(tx, work.context.actor)
  })
  return {
    ...work,
    references,
    columns: columnsOf(work.record),
    idNumbers: new Duplicates('idNumber', '身份证号'),
    studentNumbers: new Duplicates('studentNumber', '学号'),
    rowsDone: 0,
  }
}

async function checkWorkbook(check: Check): Promise<void> {
  const { run, record } = check
  await withUploadedWorkbook(
    run.services,
    record.file_path,
    async (workbook) => {
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

async function checkBatch(check: Check, rows: readonly SheetRow[]): Promise<void> {
  const { run, record, references } = check
  const { keys, db } = run.services
  const read = rows.map((row) => {
    const { texts, reasons } = readTexts(row.cells, check.columns)
    const it = readRow(texts, references, reasons)
    const { idNumber } = it.values
    const idIndex = idNumber ? keys.blindIndex('id-number', idNumber) : undefined
    check.idNumbers.add(idIndex, row.number)
    check.studentNumbers.add(it.values.studentNumber, row.number)
    return { ...it, idIndex, number: row.number }
  })
  const onRoll = await within(db, { role: 'system' }, (tx) =>
    listOnRoll(tx, { schoolId: record.school_id, year: record.year }, numbersOf(read)),
  )
  const checked = read.map((row): CheckedRow => {
    const judged = judgeRow(row, references, onRoll)
    return {
      number: row.number,
      verdict: judged.verdict,
      studentId: 'student' in judged ? judged.student.id : null,
      sealed: keys.seal(JSON.stringify(row.texts)),
      reasons: judged.verdict === 'refused' ? judged.reasons : [],
    }
  })
  check.rowsDone += rows.length
  await whileHeld(check, 'checking', async (tx) => {
    await insertRows(tx, record, checked)
    await queries.setProgress(tx, record, check.rowsDone)
  })
}

/** Only the end of the file tells which rows have a double. */
async function finish(check: Check): Promise<void> {
  const { record } = check
  const doubles = new Map<number, Reason[]>()
  for (const [row, reason] of [...check.idNumbers.reasons(), ...check.studentNumbers.reasons()]) {
    doubles.set(row, [...(doubles.get(row) ?? []), reason])
  }
  await whileHeld(check, 'checking', async (tx) => {
    await refuseRows(tx, record, doubles)
    await queries.setState(tx, record, ['checking'], {
      state: 'checked',
      rows_total: check.rowsDone,
      ...(await queries.countRows(tx, record)),
    })
  })
}
