import { useEffect } from 'react'

/** One key, one action; silent while the person types, holds a modifier or answers a question. */
export function useReviewKeys(actions: Record<string, () => void>, isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return
    const act = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable=true]') !== null
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const action = actions[event.key.toLowerCase()]
      if (!action) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', act)
    return () => document.removeEventListener('keydown', act)
  }, [actions, isActive])
}

export function neighbours(
  order: readonly string[],
  id: string | null,
): { previous?: string | undefined; next?: string | undefined } {
  const at = id === null ? -1 : order.indexOf(id)
  return at < 0 ? {} : { previous: order[at - 1], next: order[at + 1] }
}
