import type { RouteObject } from 'react-router'

/** One's own account, and who may do what. */
export const accessPages: RouteObject[] = [
  {
    path: 'account',
    lazy: async () => ({
      Component: (await import('../../accounts/account-page')).AccountPage,
    }),
  },
  {
    path: 'roles',
    lazy: async () => ({
      Component: (await import('../../roles/role-list-page')).RoleListPage,
    }),
  },
  {
    path: 'roles/new',
    lazy: async () => ({ Component: (await import('../../roles/role-page')).NewRolePage }),
  },
  {
    path: 'roles/:id',
    lazy: async () => ({ Component: (await import('../../roles/role-page')).RolePage }),
  },
  {
    path: 'staff',
    lazy: async () => ({
      Component: (await import('../../staff/staff-list-page')).StaffListPage,
    }),
  },
]
