import type { RouteObject } from 'react-router'

/** What the provincial centre keeps for every school. */
export const centrePages: RouteObject[] = [
  {
    path: 'schools',
    lazy: async () => ({
      Component: (await import('../../schools/school-list-page')).SchoolListPage,
    }),
  },
]
