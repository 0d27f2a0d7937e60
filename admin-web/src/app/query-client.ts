import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { CallRefused, isRefused } from '../api/call'

const SESSION_KEY = 'accounts.current-session'

/** Refusals are answers and are not asked again; a lost connection is tried once more. */
export function createQueryClient(): QueryClient {
  const endSession = (error: Error) => {
    if (isRefused(error, 'sign-in-required') || isRefused(error, 'password-change-required'))
      void client.invalidateQueries({ queryKey: [SESSION_KEY] })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== SESSION_KEY) endSession(error)
      },
    }),
    mutationCache: new MutationCache({ onError: endSession }),
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
