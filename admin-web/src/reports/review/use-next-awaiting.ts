import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ReportRow } from 'shared-types/reports/schemas'
import { call, type InputOf, type OutputOf } from '../../api/call'
import { pageNumber, useUrlState } from '../../lists/url-state'

type Page = OutputOf<'reports.list'>

export const awaitsReview = (row: ReportRow) => row.allowedActions.includes('approve')

/** The list around a record: what it asks, and the page that it shows. */
export interface ListShown {
  asked: InputOf<'reports.list'>
  page: Page | undefined
}

type Later = { found: ReportRow; at: string; number: number | undefined } | { before: number }
type Next = ReportRow | 'elsewhere' | { before: number }

/**
 * Opens the next record of the list that waits for this user, however far down, and tells whose it is; or how many
 * still wait further up. Who has gone elsewhere meanwhile is not called back.
 */
export function useNextAwaiting({ asked, page }: ListShown, openId: string | undefined) {
  const client = useQueryClient()
  const { set, params, historyState } = useUrlState()
  const latest = useRef(openId)
  useEffect(() => {
    latest.current = openId
  })
  const read = (input: InputOf<'reports.list'>) =>
    client.fetchQuery({
      queryKey: ['reports.list', input],
      queryFn: ({ signal }) => call('reports.list', input, signal),
      staleTime: 0,
    })
  const turnTo = (after: string, number: number | undefined, { id }: ReportRow) => {
    const trail = [...(historyState.trail ?? []), params.get('after') ?? '']
    set(
      { after, page: number ? String(number) : undefined, open: id },
      { replace: true, state: { trail } },
    )
  }
  /** On the next page most often; if not, the first that waits beyond, and a page that begins with it. */
  const readOn = async (after: string | null | undefined): Promise<Later> => {
    if (after) {
      const found = (await read({ ...asked, after })).rows.find(awaitsReview)
      // How many pages a jump passes over is not counted: only here the number is known.
      const number = pageNumber(params)
      if (found) return { found, at: after, number: number ? number + 1 : undefined }
    }
    const pending = { ...asked, pending: true as const, limit: 1 }
    const { rows, start, total } = await read({ ...pending, after: after ?? undefined })
    const [found] = after ? rows : []
    return found && start ? { found, at: start, number: undefined } : { before: total }
  }

  return async (from: string): Promise<Next> => {
    const rows = page?.rows ?? []
    const next = rows.slice(rows.findIndex((it) => it.id === from) + 1).find(awaitsReview)
    if (next) {
      set({ open: next.id }, { replace: true })
      return next
    }
    const later = await readOn(page?.next)
    if (latest.current !== from) return 'elsewhere'
    if ('before' in later) {
      set({ open: undefined }, { replace: true })
      return later
    }
    turnTo(later.at, later.number, later.found)
    return later.found
  }
}
