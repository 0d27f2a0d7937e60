import type { ReportAction, ReportKindName, Stage } from 'shared-types/reports/workflow'

export interface Step {
  action: ReportAction | 'initialise'
  from: Stage
  to: Stage
  level: 'student' | 'level2' | 'level1' | 'centre' | 'system'
  /** Of the data acted on. */
  version: number
}

const review = (action: ReportAction, from: Stage, to: Stage, level: Step['level']) => ({
  action,
  from,
  to,
  level,
})
const toLevel1 = review('approve', 'level2', 'level1', 'level2')
const toCentre = review('approve', 'level1', 'centre', 'level1')

/** The shortest way of reviews from what was submitted to each stage. */
const reviews: Record<Exclude<Stage, 'draft'>, Omit<Step, 'version'>[]> = {
  level2: [],
  rejected: [review('reject', 'level2', 'rejected', 'level2')],
  level1: [toLevel1],
  centre: [toLevel1, toCentre],
  completed: [toLevel1, toCentre, review('approve', 'centre', 'completed', 'centre')],
}

/**
 * What a report that stands at a stage has been through, and the version it has by then, as if people had done it in
 * the product. A dispatch is initialised before its student touches it.
 */
export function historyOf(kind: ReportKindName, stage: Stage): { steps: Step[]; version: number } {
  const steps: Step[] = []
  let version = 1
  if (kind === 'dispatch')
    steps.push({ action: 'initialise', from: 'draft', to: 'draft', level: 'system', version })
  if (stage === 'draft') return { steps, version }
  if (kind === 'dispatch') version++
  steps.push({ action: 'submit', from: 'draft', to: 'level2', level: 'student', version })
  for (const step of reviews[stage]) steps.push({ ...step, version: version++ })
  return { steps, version }
}
