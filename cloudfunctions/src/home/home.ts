import { waitingStages, type ReportKindName, type Stage } from 'shared-types/reports/workflow'
import { within, type Tx } from '../database/scope'
import { dayInShanghai } from '../reports/reporting-window'
import { staffScope, type StaffContext } from '../runtime/context'
import * as queries from './queries'

const DAY_MS = 24 * 3600 * 1000
const SHOWN = 10
const REVIEWING = waitingStages.filter((it) => it !== 'rejected')

interface About {
  year: number
  kind: ReportKindName
}

const inScope = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const yearProgress = (context: StaffContext, about: About) =>
  inScope(context, async (tx) => ({
    by: context.actor.level === 'centre' ? ('school' as const) : ('department' as const),
    rows: await queries.countProgress(tx, context.actor, about),
  }))

export const reportTrend = (context: StaffContext, about: About & { days: number }) =>
  inScope(context, async (tx) => {
    const { now, actor } = context
    const days = Array.from({ length: about.days }, (_, back) =>
      dayInShanghai(new Date(now.getTime() - (about.days - 1 - back) * DAY_MS)),
    )
    const since = new Date(`${days[0] ?? dayInShanghai(now)}T00:00:00+08:00`)
    const counted = new Map(
      (await queries.countByDay(tx, actor, about, since)).map((it) => [it.day, it]),
    )
    return { days: days.map((day) => counted.get(day) ?? { day, submitted: 0, completed: 0 }) }
  })

export const needsAttention = (context: StaffContext, about: About & { days: number }) =>
  inScope(context, async (tx) => {
    const { actor, now } = context
    const until = new Date(now.getTime() - about.days * DAY_MS)
    const of = async (stages: Stage[]) => ({
      counts: await queries.countWaiting(tx, actor, about, stages, until),
      rows: await queries.listWaiting(tx, actor, about, stages, until, SHOWN),
    })
    const stuck = await of(REVIEWING)
    const returned = await of(['rejected'])
    const countOf = (stage: Stage) => stuck.counts.find((it) => it.stage === stage)?.count ?? 0
    return {
      stuck: {
        total: sum(stuck.counts),
        level2: countOf('level2'),
        level1: countOf('level1'),
        centre: countOf('centre'),
        rows: stuck.rows.map((it) => present(it, now)),
      },
      returned: {
        total: sum(returned.counts),
        rows: returned.rows.map((it) => present(it, now)),
      },
    }
  })

const sum = (counts: readonly { count: number }[]) =>
  counts.reduce((total, it) => total + it.count, 0)

const present = (row: Awaited<ReturnType<typeof queries.listWaiting>>[number], now: Date) => ({
  id: row.id,
  name: row.name,
  studentNumber: row.student_number,
  schoolName: row.school_name,
  majorName: row.major_name,
  stage: row.stage as Stage,
  since: row.updated_at.toISOString(),
  days: Math.floor((now.getTime() - row.updated_at.getTime()) / DAY_MS),
})
