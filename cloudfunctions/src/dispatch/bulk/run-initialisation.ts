import * as z from 'zod'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { Unfinished, type Job, type JobRun } from '../../jobs/drain'
import { gotOn, holdsJob } from '../../jobs/hold'
import { onBehalfOf, requesterOf } from '../../jobs/on-behalf'
import { insertHistory, insertReports } from '../../reports/record'
import { sealData } from '../../reports/sealed-data'
import { staffScope, type StaffContext } from '../../runtime/context'
import { idTypeOf } from '../../students/holder'
import { defaultDispatch, type AuthorityRecord } from '../default-dispatch'
import { initialisationHistory, newDraft } from '../initialise-dispatch'
import * as queries from './queries'

const Payload = z.object({ initialisationId: z.uuid() })

const AT_ONCE = 1000
/** Leaves a drain of 45 seconds within a minute. */
const TURN_MS = 10_000
const GIVEN_UP = '系统多次尝试后仍未能继续，已初始化的不变，其余可重新发起'
const NOT_ALLOWED = '您已没有初始化派遣方案的权限，本次初始化已停止'

const at = (job: JobRun['job']) => ({
  school_id: job.school_id,
  id: Payload.parse(job.payload).initialisationId,
})

/** A thousand at a time, reports, history, counts and audit in one transaction: a killed job goes on where it was. */
async function work(run: JobRun): Promise<void> {
  const until = Date.now() + TURN_MS
  while (Date.now() < until) {
    run.signal.throwIfAborted()
    if (!(await initialiseSome(run))) return
  }
  throw new Unfinished()
}

export const initialisationJob: Job = {
  work,
  givenUp: (tx, job) => stop(tx, job, GIVEN_UP),
}

/** Whether anything is left. */
async function initialiseSome(run: JobRun): Promise<boolean> {
  const { services, job } = run
  const actor = await requesterOf(run)
  if (!actor?.functions.has('dispatch.initialise')) {
    await within(services.db, { role: 'system' }, (tx) => stop(tx, job, NOT_ALLOWED))
    return false
  }
  const context = onBehalfOf(actor, run)
  return within(services.db, staffScope(context), async (tx) => {
    const held = await queries.lockInitialisation(tx, at(job))
    if (held?.state !== 'running' || !(await holdsJob(tx, job))) return false
    const page = await queries.nextGraduates(tx, held, AT_ONCE)
    const due = page.filter((it) => it.dispatch_id === null && it.origin_region !== null)
    const initialised = due.length > 0 ? await initialise(tx, context, due) : 0
    await gotOn(tx, job)
    return goOn(tx, context, held, { page, due: due.length, initialised })
  })
}

async function initialise(
  tx: Tx,
  { services, now }: StaffContext,
  due: readonly queries.Graduate[],
): Promise<number> {
  const authorities: AuthorityRecord[] = await tx.selectFrom('authority').selectAll().execute()
  const reports = await insertReports(
    tx,
    due.map((graduate) => {
      const originRegion = graduate.origin_region ?? ''
      const data = defaultDispatch(
        {
          idType: idTypeOf(graduate),
          trainingMode: graduate.training_mode,
          teacherTraining: graduate.teacher_training ?? '',
          originRegion,
        },
        authorities,
      )
      return {
        ...newDraft(graduate.school_id, graduate.year, graduate, now),
        origin_region: originRegion,
        data: JSON.stringify(sealData(services.keys, 'dispatch', data)),
        updated_at: now,
      }
    }),
  )
  await insertHistory(
    tx,
    reports.map((it) => initialisationHistory(it, now)),
  )
  return reports.length
}

async function goOn(
  tx: Tx,
  context: StaffContext,
  run: queries.InitialisationRecord,
  {
    page,
    due,
    initialised,
  }: { page: readonly queries.Graduate[]; due: number; initialised: number },
): Promise<boolean> {
  const last = page.at(-1)
  const isLast = page.length < AT_ONCE
  const counts = {
    initialised: run.initialised + initialised,
    skipped: run.skipped + due - initialised,
  }
  await queries.updateInitialisation(tx, run, {
    ...counts,
    ...(last && { reached_school_id: last.school_id, reached_student_id: last.id }),
    ...(isLast && { state: 'done', finished_at: context.now }),
  })
  await recordAudit(tx, context, [
    {
      schoolId: run.school_id,
      operation: 'dispatch.initialise-some',
      kind: 'dispatch-initialisation',
      id: run.id,
      before: { state: 'running' },
      after: { state: isLast ? 'done' : 'running', ...counts },
    },
  ])
  return !isLast
}

/** What was initialised stays. */
async function stop(tx: Tx, job: JobRun['job'], reason: string): Promise<void> {
  const held = await queries.lockInitialisation(tx, at(job))
  if (held?.state !== 'running' || !(await holdsJob(tx, job))) return
  await queries.updateInitialisation(tx, held, {
    state: 'stopped',
    stop_reason: reason,
    finished_at: new Date(),
  })
}
