import { useState } from 'react'
import { useHeld } from '../forms/use-held'

interface ListOf<F, T> {
  itemsOf: (found: F) => readonly T[]
  /** Lays one's own list, begun from `before`, over what somebody else has saved meanwhile. */
  rebase: (own: readonly T[], before: readonly T[], latest: readonly T[]) => T[]
  /** Reads what is stored again and resolves to it. */
  onRefresh: () => Promise<F | undefined>
}

/** A list that is changed and saved as a whole, on the version that the change began from. */
export function useHeldList<F extends { version: number }, T>(found: F, list: ListOf<F, T>) {
  const held = useHeld(found)
  const [changed, setChanged] = useState<readonly T[]>()
  const stored = list.itemsOf(held.base)
  const items = changed ?? stored
  return {
    items: [...items],
    version: held.base.version,
    isDirty: changed !== undefined && JSON.stringify(changed) !== JSON.stringify(stored),
    isRebased: held.isRebased,
    change: (next: readonly T[]) => {
      held.start()
      setChanged(next)
    },
    saved: (now: F) => {
      held.saved(now)
      setChanged(undefined)
    },
    refresh: async () => {
      const latest = await list.onRefresh()
      if (!latest) return
      setChanged(list.rebase(items, stored, list.itemsOf(latest)))
      held.rebase(latest)
    },
    undo: () => {
      held.end()
      setChanged(undefined)
    },
  }
}
