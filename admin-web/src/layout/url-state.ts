import { useLocation, useNavigate, useSearchParams } from 'react-router'

type Change = Record<string, string | undefined>

/**
 * What a page shows is in its address. `set` changes the named parameters and leaves the others alone; an undefined or
 * empty value takes a parameter away. The way back through the pages (history state) is kept unless a new one is given.
 */
export function useUrlState() {
  const [params] = useSearchParams()
  const location = useLocation()
  const navigate = useNavigate()
  const set = (change: Change, options: { replace?: boolean; state?: unknown } = {}) =>
    void navigate(
      { search: `?${withChange(params, change).toString()}` },
      { state: location.state as unknown, ...options },
    )
  return { params, set, historyState: location.state as unknown }
}

export function withChange(params: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}

/** Where a list begins again after its filter has changed. */
export const firstPage = { after: undefined, page: undefined, open: undefined } as const
