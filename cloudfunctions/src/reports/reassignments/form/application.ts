import type { StaffLevel } from 'shared-types/accounts/permissions'
import type { ReportAction, Stage } from 'shared-types/reports/workflow'

/** One entry of the report's history, as far as it says how an application came about and was judged. */
export interface Step {
  action: string
  from_stage: string
  to_stage: string
  actor_level: string
  opinion: string | null
  at: Date
  data: unknown
}

export interface Application {
  appliedAt: Date
  /** What was settled before, sealed as in the report; undefined where nobody wrote it down. */
  settled: unknown
  opinions: Opinion[]
}

export interface Opinion {
  level: StaffLevel
  action: Verdict
  text: string | null
  at: Date
}

export const verdicts = {
  approve: '同意',
  reject: '不同意',
  reopen: '退回修改',
} as const satisfies Partial<Record<ReportAction, string>>
type Verdict = keyof typeof verdicts

/**
 * The application that a history ends with, of several the last that was not given up; undefined where there is none.
 * The history is in the order of time.
 */
export function findApplication(history: readonly Step[]): Application | undefined {
  const applied: number[] = []
  history.forEach(({ action }, index) => {
    if (action === 'reassign') applied.push(index)
    if (action === 'abandon') applied.pop()
  })
  const start = applied.at(-1)
  const application = start === undefined ? undefined : history[start]
  if (start === undefined || !application) return undefined
  return {
    appliedAt: application.at,
    settled: history.filter((it, at) => at < start && it.to_stage === 'completed').at(-1)?.data,
    opinions: opinionsThatStand(sinceGivenUp(history.slice(start + 1))),
  }
}

/** A later application that was given up leaves nothing behind. */
function sinceGivenUp(steps: readonly Step[]): readonly Step[] {
  const next = steps.findIndex((it) => it.action === 'reassign')
  return next < 0 ? steps : steps.slice(0, next)
}

/** How far each stage, or the level it waits for, is on the way to completion. */
const order: readonly string[] = ['level2', 'level1', 'centre', 'completed'] satisfies Stage[]

/** One a level, the latest; what was said before it came back no longer stands. */
function opinionsThatStand(steps: readonly Step[]): Opinion[] {
  const standing = new Map<StaffLevel, Opinion>()
  steps.forEach((step, index) => {
    const { action, actor_level: level, opinion, at } = step
    if (!isVerdict(action) || cameBack(step, steps.slice(index + 1))) return
    standing.delete(level as StaffLevel)
    standing.set(level as StaffLevel, { level: level as StaffLevel, action, text: opinion, at })
  })
  return [...standing.values()]
}

const isVerdict = (action: string): action is Verdict => action in verdicts

/** To the level that judged, or below it. */
function cameBack({ actor_level }: Step, later: readonly Step[]): boolean {
  const level = order.indexOf(actor_level)
  return later.some(({ to_stage }) => {
    const reached = order.indexOf(to_stage)
    return reached >= 0 && reached <= level
  })
}
