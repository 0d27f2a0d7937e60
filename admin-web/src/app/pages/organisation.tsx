import type { RouteObject } from 'react-router'

const units = {
  departments: { page: 'DepartmentsPage', imports: 'department' },
  majors: { page: 'MajorsPage', imports: 'major' },
  classes: { page: 'ClassesPage', imports: 'class' },
  campuses: { page: 'CampusesPage', imports: undefined },
} as const

const importPages = () => import('../../organisation/unit-import-pages')

/** 「院校组织」: what a school is made of. */
export const organisationPages: RouteObject[] = [
  {
    path: 'organisation/profile',
    lazy: async () => ({
      Component: (await import('../../organisation/profile/profile-page')).ProfilePage,
    }),
  },
  ...Object.entries(units).flatMap(([name, { page, imports }]): RouteObject[] => {
    const path = `organisation/${name}`
    const list = {
      path,
      lazy: async () => ({ Component: (await import('../../organisation/unit-pages'))[page] }),
    }
    if (!imports) return [list]
    return [
      list,
      {
        path: `${path}/import`,
        lazy: async () => ({ Component: (await importPages()).newImportOf(imports) }),
      },
      {
        path: `${path}/imports`,
        lazy: async () => ({ Component: (await importPages()).importLogOf(imports) }),
      },
      {
        path: `${path}/imports/:id`,
        lazy: async () => ({ Component: (await importPages()).importOf(imports) }),
      },
    ]
  }),
]
