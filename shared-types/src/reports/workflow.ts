import type { StaffLevel } from '../accounts/permissions'

export const reportKindNames = ['origin', 'dispatch', 'employment'] as const
export type ReportKindName = (typeof reportKindNames)[number]

/** 「上报状态」 */
export const submissions = ['draft', 'submitted', 'reassignment', 'amendment'] as const
export type Submission = (typeof submissions)[number]
export const submissionLabels: Record<Submission, string> = {
  draft: '未提交',
  submitted: '已提交',
  reassignment: '改派',
  amendment: '变更',
}

/** How what is settled is changed: by an application that goes through the same review. Of an origin there is none. */
export const applications = {
  dispatch: { submission: 'reassignment', action: 'reassign' },
  employment: { submission: 'amendment', action: 'amend' },
} as const
export type ApplicationKind = keyof typeof applications
export type ApplicationAction = (typeof applications)[ApplicationKind]['action']

/** Whether it begins an application. */
export const isApplying = (action: ReportAction): action is ApplicationAction =>
  Object.values(applications).some((it) => it.action === action)

const isApplicationKind = (kind: ReportKindName): kind is ApplicationKind => kind in applications

/** undefined of a kind whose settled reports nobody applies to change. */
export const applicationOf = (kind: ReportKindName) =>
  isApplicationKind(kind) ? { kind, ...applications[kind] } : undefined

/** Whether a report of this submission has been handed in to change what was settled. */
export const isApplication = (submission: string | undefined): boolean =>
  Object.values(applications).some((it) => it.submission === submission)

/** What reports of a kind can be, in the order of lists. */
export const submissionsOf = (kind: ReportKindName): Submission[] =>
  submissions.filter((it) => !isApplication(it) || it === applicationOf(kind)?.submission)

/** 「审核状态」, with `draft` for what has not been handed in. */
export const stages = ['draft', 'level2', 'level1', 'centre', 'completed', 'rejected'] as const
export type Stage = (typeof stages)[number]
export const stageLabels: Record<Stage, string> = {
  draft: '未提交',
  level2: '二级待审',
  level1: '一级待审',
  centre: '中心待审',
  completed: '完成',
  rejected: '不同意',
}

/** 「信息来源」 */
export const sources = ['student', 'import', 'school', 'initialised'] as const
export type Source = (typeof sources)[number]
export const sourceLabels: Record<Source, string> = {
  student: '学生申请',
  import: '院校导入',
  school: '院校添加',
  initialised: '系统初始化',
}

export const reportActions = [
  'submit',
  'withdraw',
  'save',
  'approve',
  'reject',
  'reopen',
  'reassign',
  'amend',
  'abandon',
] as const
export type ReportAction = (typeof reportActions)[number]

export type ReviewerLevel = 'student' | StaffLevel

export interface Transition {
  to: Stage
  label: string
  opinion?: 'required' | 'optional'
}

type Transitions = Record<
  ReviewerLevel,
  Partial<Record<Stage, Partial<Record<ReportAction, Transition>>>>
>

const approve = (to: Stage): Transition => ({ to, label: '通过', opinion: 'optional' })
const reject: Transition = { to: 'rejected', label: '不通过', opinion: 'required' }
const save = (to: Stage): Transition => ({ to, label: '保存' })
/** What was settled is changed by an application that goes through the same review, or put back as it was. */
const reassign: Transition = { to: 'level2', label: '申请改派' }
const amend: Transition = { to: 'level2', label: '申请变更' }
const abandon: Transition = { to: 'completed', label: '放弃申请' }

/*
 * The school's edits: a rejected record goes back to the start; one with the centre goes back one step, because the
 * centre must not approve what changed under it; completed ones are not editable.
 */
const schoolEdits = {
  level2: 'level2',
  level1: 'level1',
  centre: 'level1',
  rejected: 'level2',
} as const

/** Who may do what, in which stage, and where it leads (product.md §5.1). No other code decides this. */
export const reportTransitions: Transitions = {
  student: {
    draft: { submit: { to: 'level2', label: '提交' } },
    rejected: { submit: { to: 'level2', label: '重新提交' }, abandon },
    level2: { withdraw: { to: 'draft', label: '撤回' }, abandon },
    completed: { reassign, amend },
  },
  level2: {
    level2: { approve: approve('level1'), reject, save: save(schoolEdits.level2) },
    level1: { save: save(schoolEdits.level1) },
    centre: { save: save(schoolEdits.centre) },
    rejected: { save: save(schoolEdits.rejected), abandon },
    completed: { reassign, amend },
  },
  level1: {
    level2: { approve: approve('centre'), reject, save: save(schoolEdits.level2) },
    level1: { approve: approve('centre'), reject, save: save(schoolEdits.level1) },
    centre: { save: save(schoolEdits.centre) },
    rejected: { save: save(schoolEdits.rejected), abandon },
    completed: { reassign, amend },
  },
  centre: {
    centre: { approve: approve('completed'), reject },
    completed: { reopen: { to: 'rejected', label: '退回修改', opinion: 'required' } },
  },
}

export function findTransition(
  level: ReviewerLevel,
  stage: Stage,
  action: ReportAction,
): Transition | undefined {
  return reportTransitions[level][stage]?.[action]
}

export function allowedActions(level: ReviewerLevel, stage: Stage): ReportAction[] {
  return reportActions.filter((action) => findTransition(level, stage, action))
}

/** What the table says of any report, narrowed to what makes sense of this one: each kind has its own application. */
export function isOffered(
  action: ReportAction,
  report: { kind: ReportKindName; submission: Submission },
): boolean {
  const isUnderWay = isApplication(report.submission)
  if (isApplying(action)) return action === applicationOf(report.kind)?.action
  if (action === 'abandon') return isUnderWay
  return !(action === 'withdraw' && isUnderWay)
}

/** Where a report begins that a school adds or imports for a student who has none. */
export const ADDED_STAGE: Stage = 'level2'

/** The stages that wait for this level: what its major tree counts and its home page shows. */
export function pendingStages(level: StaffLevel): Stage[] {
  return stages.filter((stage) => findTransition(level, stage, 'approve'))
}

/** Where a report lies with somebody: a reviewer, or the student to whom it was returned. */
export const waitingStages = [
  'level2',
  'level1',
  'centre',
  'rejected',
] as const satisfies readonly Stage[]

/** Days without a change after which it is asked what is the matter. */
export const WAITING_DAYS = [3, 7, 14, 30] as const

/**
 * What stands in the way of a batch review (product.md §5.2), in the order the refusals are checked; undefined when
 * every selected record may be reviewed by this level.
 */
export function batchRefusal(
  level: StaffLevel,
  selected: readonly Stage[],
): 'batch-completed' | 'batch-level1' | 'batch-not-reviewable' | undefined {
  const beyondSchool = (stage: Stage) =>
    stage === 'completed' || (stage === 'centre' && level !== 'centre')
  if (selected.some(beyondSchool)) return 'batch-completed'
  if (level === 'level2' && selected.includes('level1')) return 'batch-level1'
  if (selected.some((stage) => !findTransition(level, stage, 'approve')))
    return 'batch-not-reviewable'
  return undefined
}
