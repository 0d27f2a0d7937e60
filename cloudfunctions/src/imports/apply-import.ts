import { recordAudit } from '../audit/audit'
import { within } from '../database/scope'
import type { JobHandler } from '../jobs/drain'
import { staffScope } from '../runtime/context'
import { beginWork, whileHeld, WorkTaken, type Work } from './begin-work'
import * as queries from './queries'
import { loadReferences } from './roll/references'
import { findRequester } from './requester'
import { deleteRows, listRows, refuseRows, type RowRecord } from './row-queries'
import { judgeRow, type Judgement } from './rows/judge-row'
import { readRow } from './rows/read-row'
import type { Reason, RowTexts } from './rows/row'
import { listOnRoll, numbersOf } from './roll/students-on-roll'
import { ChangedMeanwhile, insertStudents, updateStudents } from './roll/write-students'

const PAGE = 1000
const MAX_TRIES = 3

type Judged<V extends Judgement['verdict']> = Extract<Judgement, { verdict: V }>

/** What will be written. */
interface Plan {
  accepted: Judged<'accepted'>[]
  changed: Judged<'changed'>[]
  unchanged: number
  refused: Map<number, Reason[]>
}

/** Writes the good rows, judged once more against the roll as it is now: all in one transaction, or nothing. */
export const applyImport: JobHandler = async (run) => {
  const work = await beginWork(run, await findRequester(run), 'applying')
  if (!work) return
  for (let tries = 1; ; tries++) {
    try {
      return await write(work, await plan(work))
    } catch (error) {
      if (error instanceof WorkTaken) return
      if (!isRace(error) || tries === MAX_TRIES) throw error
      run.services.log.info({ code: 'import-planned-again', importId: work.record.id, tries })
    }
  }
}

/** Unique violation, deadlock. */
const RACE_CODES = new Set<unknown>(['23505', '40P01'])

/** Somebody wrote to the same students between the plan and the writing. */
function isRace(error: unknown): boolean {
  return (
    error instanceof ChangedMeanwhile ||
    (error instanceof Error && 'code' in error && RACE_CODES.has(error.code))
  )
}

async function plan(work: Work): Promise<Plan> {
  const { run, context, record } = work
  const { db } = run.services
  const references = await within(db, staffScope(context), (tx) =>
    loadReferences(tx, context.actor),
  )
  const made: Plan = { accepted: [], changed: [], unchanged: 0, refused: new Map() }
  let after = 0
  for (let done = record.unchanged + record.refused; ;) {
    const rows = await whileHeld(work, 'applying', async (tx) => {
      await queries.setProgress(tx, record, done)
      return listRows(tx, record, { verdicts: ['accepted', 'changed'], after, limit: PAGE })
    })
    if (rows.length === 0) return made
    await judgePage(work, references, rows, made)
    after = rows.at(-1)?.row_number ?? after
    done += rows.length
  }
}

async function judgePage(
  { run, record }: Work,
  references: Parameters<typeof judgeRow>[1],
  rows: readonly RowRecord[],
  made: Plan,
): Promise<void> {
  const { keys, db } = run.services
  const read = rows.map((row) => {
    const it = readRow(JSON.parse(keys.open(row.values_sealed)) as RowTexts, references)
    const { idNumber } = it.values
    return { ...it, row, idIndex: idNumber && keys.blindIndex('id-number', idNumber) }
  })
  const onRoll = await within(db, { role: 'system' }, (tx) =>
    listOnRoll(tx, { schoolId: record.school_id, year: record.year }, numbersOf(read)),
  )
  for (const it of read) sortIn(made, it.row, judgeRow(it, references, onRoll))
}

const enteredMeanwhile: Reason = {
  field: 'idNumber',
  message: '检查之后，该学生已由其他操作录入，请核对后重新导入',
}

function sortIn(made: Plan, { row_number, verdict }: RowRecord, judged: Judgement): void {
  if (judged.verdict === 'refused') made.refused.set(row_number, judged.reasons)
  else if (judged.verdict === 'accepted') made.accepted.push(judged)
  // Nobody was shown that this row would change somebody.
  else if (verdict === 'accepted') made.refused.set(row_number, [enteredMeanwhile])
  else if (judged.verdict === 'changed') made.changed.push(judged)
  else made.unchanged++
}

async function write(work: Work, made: Plan): Promise<void> {
  const { run, context, record } = work
  const now = new Date()
  const at = { schoolId: record.school_id, year: record.year, now }
  const counts = {
    accepted: made.accepted.length,
    changed: made.changed.length,
    unchanged: record.unchanged + made.unchanged,
    refused: record.refused + made.refused.size,
  }
  await whileHeld(work, 'applying', async (tx) => {
    await insertStudents(tx, run.services.keys, at, made.accepted)
    await updateStudents(tx, at, made.changed)
    await refuseRows(tx, record, made.refused)
    await deleteRows(tx, record, 'good')
    await queries.setState(tx, record, ['applying'], {
      state: 'applied',
      finished_at: now,
      rows_done: record.rows_total ?? 0,
      ...counts,
    })
    await recordAudit(tx, { ...context, now }, [
      {
        schoolId: record.school_id,
        operation: 'imports.apply',
        kind: 'import',
        id: record.id,
        before: { state: 'applying' },
        after: { state: 'applied', year: record.year, ...counts },
      },
    ])
  })
}
