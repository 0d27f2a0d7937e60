import type { RouteObject } from 'react-router'

/** One's own account, and who may do what. */
export const accessPages: RouteObject[] = [
  {
    path: 'account',
    lazy: async () => ({
      Component: (await import('../../accounts/account-page')).AccountPage,
    }),
  },
]
