import { recordAudit } from '../audit/audit'
import type { JobHandler } from '../jobs/drain'
import {
  beginWork,
  PermissionLost,
  refuseImport,
  whileHeld,
  WorkTaken,
  type Work,
} from './begin-work'
import * as queries from './queries'
import { deleteRows, listRows, refuseRows, type RowRecord } from './row-queries'
import { ChangedMeanwhile, type Judge, type JudgedRow, type Reason, type Texts } from './subject'

const PAGE = 1000
const MAX_TRIES = 3

/** What will be written. */
interface Plan {
  judge: Judge<unknown>
  good: Map<number, JudgedRow<unknown>>
  unchanged: number
  refused: Map<number, readonly Reason[]>
}

/** Writes the good rows, judged once more against the data as they are now: all in one transaction, or nothing. */
export const applyImport: JobHandler = async (run) => {
  const work = await beginWork(run, 'applying')
  if (!work) return
  for (let tries = 1; ; tries++) {
    try {
      return await write(work, await plan(work))
    } catch (error) {
      if (error instanceof WorkTaken) return
      if (error instanceof PermissionLost)
        return refuseImport(run, work.record, 'applying', error.message)
      if (!isRace(error) || tries === MAX_TRIES) throw error
      run.services.log.info({ code: 'import-planned-again', importId: work.record.id, tries })
    }
  }
}

/** Unique violation, deadlock. */
const RACE_CODES = new Set<unknown>(['23505', '40P01'])

/** Somebody wrote to the same records between the plan and the writing. */
function isRace(error: unknown): boolean {
  return (
    error instanceof ChangedMeanwhile ||
    (error instanceof Error && 'code' in error && RACE_CODES.has(error.code))
  )
}

async function plan(work: Work): Promise<Plan> {
  const { run, context, record, subject } = work
  const { services } = run
  const { actor } = context
  const judge = await whileHeld(work, 'applying', (tx) =>
    subject.begin(tx, { services, actor, schoolId: record.school_id, year: record.year }),
  )
  const made: Plan = { judge, good: new Map(), unchanged: 0, refused: new Map() }
  let after = 0
  for (let done = record.unchanged + record.refused; ;) {
    const rows = await whileHeld(work, 'applying', async (tx) => {
      await queries.setProgress(tx, record, done)
      return listRows(tx, record, { verdicts: ['accepted', 'changed'], after, limit: PAGE })
    })
    if (rows.length === 0) break
    await judgePage(work, rows, made)
    after = rows.at(-1)?.row_number ?? after
    done += rows.length
  }
  for (const [number, reasons] of judge.atEnd()) {
    made.good.delete(number)
    made.refused.set(number, reasons)
  }
  return made
}

async function judgePage(work: Work, rows: readonly RowRecord[], made: Plan): Promise<void> {
  const { keys } = work.run.services
  const judged = await made.judge.judge(
    rows.map((row) => ({
      number: row.row_number,
      texts: JSON.parse(keys.open(row.values_sealed)) as Texts,
      reasons: [],
    })),
  )
  judged.forEach((row, at) => {
    if (row.verdict === 'refused') made.refused.set(row.number, row.reasons)
    else if (row.verdict === 'accepted') made.good.set(row.number, row)
    // Nobody was shown that this row would change something.
    else if (rows[at]?.verdict === 'accepted')
      made.refused.set(row.number, [work.subject.enteredMeanwhile])
    else if (row.verdict === 'changed') made.good.set(row.number, row)
    else made.unchanged++
  })
}

async function write(work: Work, made: Plan): Promise<void> {
  const { context, record } = work
  const now = new Date()
  const at = { schoolId: record.school_id, year: record.year, now }
  const good = [...made.good.values()]
  const counts = {
    accepted: good.filter((it) => it.verdict === 'accepted').length,
    changed: good.filter((it) => it.verdict === 'changed').length,
    unchanged: record.unchanged + made.unchanged,
    refused: record.refused + made.refused.size,
  }
  await whileHeld(work, 'applying', async (tx) => {
    await made.judge.write(
      tx,
      at,
      good.map((it) => it.write),
    )
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
        after: { state: 'applied', subject: record.subject, year: record.year, ...counts },
      },
    ])
  })
}
