import { createBrowserRouter, type RouteObject } from 'react-router'
import { SignInPage } from '../accounts/sign-in-page'
import { Loading } from '../layout/loading'
import { BrokenPage } from './broken-page'
import { accessPages } from './pages/access'
import { centrePages } from './pages/centre'
import { noticePages } from './pages/notices'
import { organisationPages } from './pages/organisation'
import { reportPages } from './pages/reports'
import { RequireSession } from './session'

/** Pages are loaded when first opened; only signing in comes with the first download. */
const pages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../home/home-page')).HomePage }) },
  {
    path: 'roll',
    lazy: async () => ({
      Component: (await import('../roll/student-list-page')).StudentListPage,
    }),
  },
  {
    path: 'roll/import',
    lazy: async () => ({
      Component: (await import('../imports/new-import-page')).NewImportPage,
    }),
  },
  {
    path: 'roll/imports',
    lazy: async () => ({
      Component: (await import('../imports/import-log-page')).ImportLogPage,
    }),
  },
  {
    path: 'roll/imports/:id',
    lazy: async () => ({ Component: (await import('../imports/import-page')).ImportPage }),
  },
  ...reportPages,
  {
    path: 'archives',
    lazy: async () => ({
      Component: (await import('../archives/archive-list-page')).ArchiveListPage,
    }),
  },
  {
    path: 'archives/overview',
    lazy: async () => ({
      Component: (await import('../archives/overview/overview-page')).ArchiveOverviewPage,
    }),
  },
  {
    path: 'archives/import',
    lazy: async () => ({
      Component: (await import('../archives/import/archive-import-pages')).NewArchiveImportPage,
    }),
  },
  {
    path: 'archives/imports',
    lazy: async () => ({
      Component: (await import('../archives/import/archive-import-pages')).ArchiveImportLogPage,
    }),
  },
  {
    path: 'archives/imports/:id',
    lazy: async () => ({
      Component: (await import('../archives/import/archive-import-pages')).ArchiveImportPage,
    }),
  },
  {
    path: 'certificates',
    lazy: async () => ({
      Component: (await import('../certificates/certificate-list-page')).CertificateListPage,
    }),
  },
  {
    path: 'certificates/issue',
    lazy: async () => ({
      Component: (await import('../certificates/batch/issue-page')).IssuePage,
    }),
  },
  {
    path: 'partners',
    lazy: async () => ({
      Component: (await import('../partners/partner-list-page')).PartnerListPage,
    }),
  },
  {
    path: 'appeals',
    lazy: async () => ({
      Component: (await import('../appeals/appeal-list-page')).AppealListPage,
    }),
  },
  {
    path: 'appeals/settings',
    lazy: async () => ({
      Component: (await import('../appeals/settings/appeal-settings-page')).AppealSettingsPage,
    }),
  },
  ...accessPages,
  ...centrePages,
  ...organisationPages,
  ...noticePages,
  {
    path: '*',
    lazy: async () => ({ Component: (await import('../shell/not-found-page')).NotFoundPage }),
  },
]

export const routes: RouteObject[] = [
  {
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <Loading full />,
    children: [
      { path: '/sign-in', element: <SignInPage /> },
      {
        element: <RequireSession />,
        children: [
          {
            path: '/change-password',
            lazy: async () => ({
              Component: (await import('../accounts/change-password-page')).ChangePasswordPage,
            }),
          },
          {
            path: '/second-factor',
            lazy: async () => ({
              Component: (await import('../accounts/second-factor/enrolment-page')).EnrolmentPage,
            }),
          },
          {
            path: '/',
            lazy: async () => ({ Component: (await import('../shell/shell')).Shell }),
            children: pages,
          },
        ],
      },
    ],
  },
]

export const createRouter = () => createBrowserRouter(routes)
