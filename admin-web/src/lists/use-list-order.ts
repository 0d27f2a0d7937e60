import type { Key } from 'react'
import { firstPage, useUrlState } from './url-state'

export interface ListOrder<S extends string> {
  sort: S
  direction: 'asc' | 'desc'
}

/** What the table says when a heading was pressed. */
interface Sorter {
  columnKey?: Key | undefined
  order?: 'ascend' | 'descend' | null | undefined
}
type OnTableChange = (page: unknown, filters: unknown, sorter: Sorter | Sorter[]) => void

/** The order of a list, from the address; the usual one is not written there. */
export function useListOrder<S extends string>(
  known: readonly S[],
  usual: ListOrder<S>,
): ListOrder<S> & { onTableChange: OnTableChange } {
  const { params, set } = useUrlState()
  const asked = known.find((it) => it === params.get('sort'))
  const direction = params.get('direction') === 'desc' ? 'desc' : 'asc'
  const order: ListOrder<S> = asked ? { sort: asked, direction } : usual
  return {
    ...order,
    onTableChange: (_page, _filters, sorter) => {
      const { columnKey, order: chosen } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
      set({
        ...firstPage,
        sort: chosen ? String(columnKey) : undefined,
        direction: chosen === 'descend' ? 'desc' : undefined,
      })
    },
  }
}
