import { createContext, useContext } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import type { FunctionPermission } from 'shared-types/accounts/permissions'
import { isRefused, type OutputOf } from '../api/call'
import { useOperation } from '../api/use-operation'
import { Failure } from '../layout/failure'
import { Loading } from '../layout/loading'

export type StaffSession = OutputOf<'accounts.current-session'>

export const SessionContext = createContext<StaffSession | undefined>(undefined)

export function useSession(): StaffSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('used outside a signed-in page')
  return session
}

/** True when the role grants it; the server decides again at every call. */
export function useMay(): (needed: FunctionPermission) => boolean {
  const { functions } = useSession()
  return (needed) => functions.includes(needed)
}

/** Everything below is for signed-in staff whose password is their own and who have the second factor they must have. */
export function RequireSession() {
  const here = useLocation()
  const session = useOperation('accounts.current-session', {})
  if (isRefused(session.error, 'sign-in-required')) {
    const next = encodeURIComponent(here.pathname + here.search)
    return <Navigate to={here.pathname === '/' ? '/sign-in' : `/sign-in?next=${next}`} replace />
  }
  if (session.data?.mustChangePassword && here.pathname !== '/change-password')
    return <Navigate to="/change-password" replace />
  const mustEnrol = session.data?.mustEnrolSecondFactor && !session.data.mustChangePassword
  if (mustEnrol && here.pathname !== '/second-factor')
    return <Navigate to="/second-factor" replace />
  if (session.data)
    return (
      <SessionContext.Provider value={session.data}>
        <Outlet />
      </SessionContext.Provider>
    )
  if (session.error)
    return <Failure error={session.error} onRetry={() => void session.refetch()} full />
  return <Loading full />
}
