import type { AppealCategory } from 'shared-types/appeals/workflow'
import type { ReportKindName } from 'shared-types/reports/workflow'

/** The address of every page. They are published in messages and codes: once given, an address stays. */
export const homePage = '/pages/home/index'
export const identityPage = '/pages/identity/index'
export const certificatePage = '/pages/certificate/index'
export const mePage = '/pages/me/index'
export const dataPage = '/pages/data/index'
export const partnersPage = '/pages/partners/index'
export const archivePage = '/pages/archive/index'
export const appealsPage = '/pages/appeals/index'
export const announcementsPage = '/pages/announcements/index'
export const questionsPage = '/pages/questions/index'

/** @param next where to go once consent is given. */
export const consentPage = (next?: string) =>
  next ? `/pages/consent/index?next=${encodeURIComponent(next)}` : '/pages/consent/index'

export const reportPage = (kind: ReportKindName) => `/pages/report/index?kind=${kind}`

/** A form of its own on the page of the dispatch. */
export const reassignmentPage = `${reportPage('dispatch')}&reassign=1`

export const newAppealPage = (category?: AppealCategory) =>
  category ? `/pages/appeals/open/index?category=${category}` : '/pages/appeals/open/index'

export const announcementPage = (id: string) => `/pages/announcements/read/index?id=${id}`

export const questionPage = (id: string) => `/pages/questions/article/index?id=${id}`

export const appealPage = (id: string) => `/pages/appeals/thread/index?id=${id}`

/**
 * Where a face check is answered (the sandbox), shown (a provider's page inside WeChat) or, with neither, concluded: a
 * provider's own page sends people back to it, so the server knows this address too.
 */
export const facePage = (checkId: string, shown: { sandbox: true } | { url: string }) =>
  `/pages/face/index?check=${checkId}&` +
  ('url' in shown ? `url=${encodeURIComponent(shown.url)}` : 'provider=sandbox')
