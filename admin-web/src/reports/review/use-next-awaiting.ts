import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ReportRow } from 'shared-types/reports/schemas'
import { call, type InputOf, type OutputOf } from '../../api/call'
import { useUrlState } from '../../lists/url-state'

type Page = OutputOf<'reports.list'>

export const awaitsReview = (row: ReportRow) => row.allowedActions.includes('approve')

/** How many pages are turned in search of one; beyond, the filter 「待我审核」 is the better way. */
const PAGES = 5

/** The list around a record: what it asks, and the page that it shows. */
export interface ListShown {
  asked: InputOf<'reports.list'>
  page: Page | undefined
}

/**
 * Opens the next record of the list that waits for this user, on a later page when this one has no more, and tells
 * whose it is. Who has gone elsewhere meanwhile is not called back.
 */
export function useNextAwaiting({ asked, page }: ListShown, openId: string | undefined) {
  const client = useQueryClient()
  const { set, params, historyState } = useUrlState()
  const latest = useRef(openId)
  useEffect(() => {
    latest.current = openId
  })
  const read = (after: string) => {
    const input = { ...asked, after }
    return client.fetchQuery({
      queryKey: ['reports.list', input],
      queryFn: ({ signal }) => call('reports.list', input, signal),
    })
  }
  return async (from: string): Promise<ReportRow | 'none' | 'elsewhere'> => {
    const rows = page?.rows ?? []
    const next = rows.slice(rows.findIndex((it) => it.id === from) + 1).find(awaitsReview)
    if (next) {
      set({ open: next.id }, { replace: true })
      return next
    }
    const trail = [...(historyState.trail ?? []), params.get('after') ?? '']
    const before = Number(params.get('page')) || 1
    let after = page?.next
    for (let turned = 1; after && turned <= PAGES; turned += 1) {
      const { rows: later, next: beyond } = await read(after)
      const found = later.find(awaitsReview)
      if (latest.current !== from) return 'elsewhere'
      if (found) {
        set(
          { after, page: String(before + turned), open: found.id },
          { replace: true, state: { trail } },
        )
        return found
      }
      trail.push(after)
      after = beyond
    }
    set({ open: undefined }, { replace: true })
    return 'none'
  }
}
