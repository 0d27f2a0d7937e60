export const announcementCategories = ['news', 'policy', 'guide'] as const
export type AnnouncementCategory = (typeof announcementCategories)[number]
export const announcementCategoryLabels: Record<AnnouncementCategory, string> = {
  news: '通知动态',
  policy: '政策文件',
  guide: '办事指南',
}

/** Whom it is for; of the centre's everybody in the province or in one school, of a school's everybody there. */
export const announcementAudiences = ['all', 'students', 'staff'] as const
export type AnnouncementAudience = (typeof announcementAudiences)[number]
export const announcementAudienceLabels: Record<AnnouncementAudience, string> = {
  all: '学生和工作人员',
  students: '学生',
  staff: '工作人员',
}

/** `scheduled` is published whose time has not come. */
export const announcementStates = ['draft', 'scheduled', 'published', 'withdrawn'] as const
export type AnnouncementState = (typeof announcementStates)[number]
export const announcementStateLabels: Record<AnnouncementState, string> = {
  draft: '草稿',
  scheduled: '待发布',
  published: '已发布',
  withdrawn: '已撤下',
}

export const announcementActions = ['edit', 'publish', 'withdraw', 'delete'] as const
export type AnnouncementAction = (typeof announcementActions)[number]

/** What whoever wrote it may do. What people have been able to read is withdrawn, never deleted. */
const ownActions = {
  draft: ['edit', 'publish', 'delete'],
  scheduled: ['edit', 'publish', 'withdraw'],
  published: ['edit', 'withdraw'],
  withdrawn: ['edit', 'publish'],
} as const satisfies Record<AnnouncementState, readonly AnnouncementAction[]>

/** The centre looks at what schools publish, and takes it down; it does not write in their name. */
export function allowedAnnouncementActions(
  state: AnnouncementState,
  isOwn: boolean,
): AnnouncementAction[] {
  const actions: readonly AnnouncementAction[] = ownActions[state]
  return actions.filter((it) => isOwn || it === 'withdraw')
}
