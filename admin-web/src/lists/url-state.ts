import { useLocation, useNavigate, useSearchParams } from 'react-router'

type Change = Record<string, string | undefined>

/** What belongs to the page but not into its address: the way back through a list, and a search for an ID number. */
interface HistoryState {
  trail?: string[] | undefined
  search?: string | undefined
}

/**
 * What a page shows is in its address. `set` changes the named parameters and leaves the others alone; an undefined or
 * empty value takes a parameter away. The state of the history entry changes likewise.
 */
export function useUrlState() {
  const [params] = useSearchParams()
  const location = useLocation()
  const navigate = useNavigate()
  const historyState = (location.state ?? {}) as HistoryState
  const set = (change: Change, options: { replace?: boolean; state?: HistoryState } = {}) =>
    void navigate(
      { search: `?${withChange(params, change).toString()}` },
      { ...options, state: { ...historyState, ...options.state } },
    )
  return { params, set, historyState }
}

export function withChange(params: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}

/** Of a page that was jumped to nobody knows the number: then it is nought. */
export const pageNumber = (params: URLSearchParams): number =>
  params.get('after') ? Math.max(Number(params.get('page')) || 0, 0) : 1

/** Where a list begins again after its filter has changed. */
export const firstPage = { after: undefined, page: undefined, open: undefined } as const
