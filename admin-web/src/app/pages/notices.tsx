import type { RouteObject } from 'react-router'

/** What staff tell students and each other: 资讯公告 and 常见问题. */
export const noticePages: RouteObject[] = [
  {
    path: 'notices',
    lazy: async () => ({
      Component: (await import('../../announcements/notices-page')).NoticesPage,
    }),
  },
  {
    path: 'announcements',
    lazy: async () => ({
      Component: (await import('../../announcements/announcement-list-page')).AnnouncementListPage,
    }),
  },
  {
    path: 'announcements/new',
    lazy: async () => ({
      Component: (await import('../../announcements/announcement-page')).NewAnnouncementPage,
    }),
  },
  {
    path: 'announcements/:id',
    lazy: async () => ({
      Component: (await import('../../announcements/announcement-page')).AnnouncementPage,
    }),
  },
  {
    path: 'questions',
    lazy: async () => ({
      Component: (await import('../../questions/question-list-page')).QuestionListPage,
    }),
  },
  {
    path: 'questions/new',
    lazy: async () => ({
      Component: (await import('../../questions/question-page')).NewQuestionPage,
    }),
  },
  {
    path: 'questions/:id',
    lazy: async () => ({
      Component: (await import('../../questions/question-page')).QuestionPage,
    }),
  },
]
