import type { RouteObject } from 'react-router'

/** The three kinds of report and their batches. */
export const reportPages: RouteObject[] = [
  {
    path: 'reports/:kind',
    lazy: async () => ({
      Component: (await import('../../reports/report-list-page')).ReportListPage,
    }),
  },
  {
    path: 'reports/dispatch/initialisation',
    lazy: async () => ({
      Component: (await import('../../reports/initialisation/initialisation-page'))
        .InitialisationPage,
    }),
  },
  {
    path: 'reports/:kind/batches',
    lazy: async () => ({
      Component: (await import('../../reports/batch/batch-log-page')).BatchLogPage,
    }),
  },
  {
    path: 'reports/:kind/import',
    lazy: async () => ({
      Component: (await import('../../reports/import/report-import-pages')).NewReportImportPage,
    }),
  },
  {
    path: 'reports/:kind/imports',
    lazy: async () => ({
      Component: (await import('../../reports/import/report-import-pages')).ReportImportLogPage,
    }),
  },
  {
    path: 'reports/:kind/imports/:id',
    lazy: async () => ({
      Component: (await import('../../reports/import/report-import-pages')).ReportImportPage,
    }),
  },
  {
    path: 'reports/:kind/exports',
    lazy: async () => ({
      Component: (await import('../../reports/export/export-log-page')).ExportLogPage,
    }),
  },
  {
    path: 'settings/fields',
    lazy: async () => ({
      Component: (await import('../../reports/fields/fields-page')).FieldsPage,
    }),
  },
  {
    path: 'export-requests',
    lazy: async () => ({
      Component: (await import('../../reports/export/approval-page')).ApprovalPage,
    }),
  },
  {
    path: 'reports/:kind/batches/:id',
    lazy: async () => ({
      Component: (await import('../../reports/batch/batch-page')).BatchPage,
    }),
  },
]
