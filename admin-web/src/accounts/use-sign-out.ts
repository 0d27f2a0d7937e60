import { useAction } from '../api/use-action'

/** Ends the session. A new page load follows: nothing of one person's may stay in memory for the next at the same desk. */
export function useSignOut(): () => void {
  const signOut = useAction('accounts.sign-out')
  return () => signOut.mutate({}, { onSuccess: () => window.location.assign('/sign-in') })
}
