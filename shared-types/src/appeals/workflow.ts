export const appealCategories = [
  'face-failed',
  'binding-failed',
  'wrong-information',
  'review-objection',
  'other',
] as const
export type AppealCategory = (typeof appealCategories)[number]
export const appealCategoryLabels: Record<AppealCategory, string> = {
  'face-failed': '认证失败',
  'binding-failed': '绑定失败',
  'wrong-information': '信息有误',
  'review-objection': '审核异议',
  other: '其他',
}

/** `waiting` until somebody acts on the appellant's last word. */
export const appealStates = ['waiting', 'in-progress', 'answered', 'closed'] as const
export type AppealState = (typeof appealStates)[number]
export const appealStateLabels: Record<AppealState, string> = {
  waiting: '待处理',
  'in-progress': '处理中',
  answered: '已回复',
  closed: '已关闭',
}

/** What is owed an answer: counted on the home page, and overdue once the deadline has passed. */
export const unansweredStates = ['waiting', 'in-progress'] as const satisfies AppealState[]

export const appealActions = ['add', 'take', 'answer', 'pass-on', 'close'] as const
export type AppealAction = (typeof appealActions)[number]
export const appealActionLabels: Record<AppealAction | 'open', string> = {
  open: '提交申诉',
  add: '补充说明',
  take: '受理',
  answer: '回复',
  'pass-on': '转交',
  close: '关闭',
}

/** The school handles its appeals among its own staff; the centre may answer and close, but belongs to no school. */
export type AppealParty = 'appellant' | 'school' | 'centre'

type Transitions = Record<
  AppealParty,
  Record<AppealState, Partial<Record<AppealAction, AppealState>>>
>

const bySchool = {
  take: 'in-progress',
  answer: 'answered',
  'pass-on': 'waiting',
  close: 'closed',
} as const

/** Who may do what, in which state, and where it leads (product.md §10). No other code decides this. */
export const appealTransitions: Transitions = {
  appellant: {
    waiting: { add: 'waiting', close: 'closed' },
    'in-progress': { add: 'in-progress', close: 'closed' },
    answered: { add: 'waiting', close: 'closed' },
    closed: {},
  },
  school: {
    waiting: bySchool,
    'in-progress': bySchool,
    answered: { answer: 'answered', close: 'closed' },
    closed: {},
  },
  centre: {
    waiting: { answer: 'answered', close: 'closed' },
    'in-progress': { answer: 'answered', close: 'closed' },
    answered: { answer: 'answered', close: 'closed' },
    closed: {},
  },
}

export function appealStateAfter(
  party: AppealParty,
  state: AppealState,
  action: AppealAction,
): AppealState | undefined {
  return appealTransitions[party][state][action]
}

export function allowedAppealActions(party: AppealParty, state: AppealState): AppealAction[] {
  return appealActions.filter((action) => appealStateAfter(party, state, action))
}
