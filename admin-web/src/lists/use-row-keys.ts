import { useRef } from 'react'
import { useKeys } from '../keys/use-keys'

interface RowActions {
  onOpen: (id: string) => void
  /** From the row that has the focus, or from the top. */
  onReview: (id: string | undefined) => void
}

/** Up and down the rows of a list: the name in the row takes the focus, so that it is seen, read out and opened. */
export function useRowKeys(isOn: boolean, { onOpen, onReview }: RowActions) {
  const list = useRef<HTMLDivElement>(null)
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row-key]') ?? [])]
  const isHere = (row: HTMLElement) => row.contains(document.activeElement)
  const here = () => rows().find(isHere)?.dataset['rowKey']
  const step = (by: 1 | -1) => {
    const all = rows()
    const at = all.findIndex(isHere)
    const row = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]
    row?.querySelector<HTMLElement>('.row-name')?.focus()
  }
  useKeys(isOn, {
    nextRow: () => step(1),
    previousRow: () => step(-1),
    openRow: () => {
      const id = here()
      if (id) onOpen(id)
    },
    reviewRow: () => onReview(here()),
  })
  return list
}
