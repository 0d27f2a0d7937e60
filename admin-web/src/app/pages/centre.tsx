import type { RouteObject } from 'react-router'

/** What the provincial centre keeps for every school. */
export const centrePages: RouteObject[] = [
  {
    path: 'schools',
    lazy: async () => ({
      Component: (await import('../../schools/school-list-page')).SchoolListPage,
    }),
  },
  {
    path: 'settings/years',
    lazy: async () => ({ Component: (await import('../../settings/years-page')).YearsPage }),
  },
  {
    path: 'settings/reporting',
    lazy: async () => ({
      Component: (await import('../../settings/reporting/reporting-page')).ReportingPage,
    }),
  },
  {
    path: 'settings/dispatch-natures',
    lazy: async () => ({
      Component: (await import('../../settings/dispatch-natures-page')).DispatchNaturesPage,
    }),
  },
  {
    path: 'settings/certificate-kinds',
    lazy: async () => ({
      Component: (await import('../../settings/certificate-kinds-page')).CertificateKindsPage,
    }),
  },
  {
    path: 'settings/proof-rule',
    lazy: async () => ({
      Component: (await import('../../settings/proof-rule-page')).ProofRulePage,
    }),
  },
  {
    path: 'certificates/past',
    lazy: async () => ({
      Component: (await import('../../certificates/past/past-list-page')).PastListPage,
    }),
  },
  {
    path: 'certificates/past/import',
    lazy: async () => ({
      Component: (await import('../../certificates/past/past-import-pages')).NewPastImportPage,
    }),
  },
  {
    path: 'certificates/past/imports',
    lazy: async () => ({
      Component: (await import('../../certificates/past/past-import-pages')).PastImportLogPage,
    }),
  },
  {
    path: 'certificates/past/imports/:id',
    lazy: async () => ({
      Component: (await import('../../certificates/past/past-import-pages')).PastImportPage,
    }),
  },
  {
    path: 'certificates/templates',
    lazy: async () => ({
      Component: (await import('../../certificates/templates/template-page')).TemplatePage,
    }),
  },
  {
    path: 'settings/authorities',
    lazy: async () => ({
      Component: (await import('../../authorities/authority-list-page')).AuthorityListPage,
    }),
  },
  {
    path: 'settings/authorities/import',
    lazy: async () => ({
      Component: (await import('../../authorities/authority-import-pages')).NewAuthorityImportPage,
    }),
  },
  {
    path: 'settings/authorities/imports',
    lazy: async () => ({
      Component: (await import('../../authorities/authority-import-pages')).AuthorityImportLogPage,
    }),
  },
  {
    path: 'settings/authorities/imports/:id',
    lazy: async () => ({
      Component: (await import('../../authorities/authority-import-pages')).AuthorityImportPage,
    }),
  },
  {
    path: 'settings/companies',
    lazy: async () => ({
      Component: (await import('../../companies/company-list-page')).CompanyListPage,
    }),
  },
  {
    path: 'settings/companies/import',
    lazy: async () => ({
      Component: (await import('../../companies/company-import-pages')).NewCompanyImportPage,
    }),
  },
  {
    path: 'settings/companies/imports',
    lazy: async () => ({
      Component: (await import('../../companies/company-import-pages')).CompanyImportLogPage,
    }),
  },
  {
    path: 'settings/companies/imports/:id',
    lazy: async () => ({
      Component: (await import('../../companies/company-import-pages')).CompanyImportPage,
    }),
  },
  {
    path: 'settings/codes',
    lazy: async () => ({
      Component: (await import('../../codes/code-list-page')).CodeListPage,
    }),
  },
  {
    path: 'settings/codes/:table',
    lazy: async () => ({
      Component: (await import('../../codes/code-table-page')).CodeTablePage,
    }),
  },
  {
    path: 'settings/codes/:table/import',
    lazy: async () => ({
      Component: (await import('../../codes/import/new-version-page')).NewVersionPage,
    }),
  },
  {
    path: 'audit',
    lazy: async () => ({ Component: (await import('../../audit/audit-page')).AuditPage }),
  },
]
