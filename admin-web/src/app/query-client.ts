import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { CallRefused } from '../api/call'

const SESSION_KEY = 'accounts.current-session'

/** After these the person is not who, or may not do what, the screen believes. */
const OUTDATES_SESSION = new Set<string>([
  'sign-in-required',
  'password-change-required',
  'second-factor-enrolment-required',
  'permission-denied',
])

/** Refusals are answers and are not asked again; a lost connection is tried once more. */
export function createQueryClient(): QueryClient {
  const readSessionAgain = (error: Error) => {
    if (error instanceof CallRefused && OUTDATES_SESSION.has(error.code))
      void client.invalidateQueries({ queryKey: [SESSION_KEY] })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== SESSION_KEY) readSessionAgain(error)
      },
    }),
    mutationCache: new MutationCache({ onError: readSessionAgain }),
    defaultOptions: {
      queries: {
        retry: (failures, error) =>
          failures < 1 && (!(error instanceof CallRefused) || error.code === 'unreachable'),
        retryDelay: 600,
      },
    },
  })
  return client
}
