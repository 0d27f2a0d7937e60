import { useState } from 'react'

/**
 * What a form shows: what it was opened on, and what was typed laid over it, so that a newer version can be put
 * underneath without losing a word.
 * @param valuesOf of what is stored, or of nothing yet.
 */
export function useChanges<Base, Values extends object>(
  opened: Base | undefined,
  valuesOf: (base: Base | undefined) => Values,
) {
  const [base, setBase] = useState(opened)
  const [changes, setChanges] = useState<Partial<Values>>({})
  const [isRebased, setRebased] = useState(false)
  const start = valuesOf(base)
  const values = { ...start, ...changes }
  const isDirty = JSON.stringify(values) !== JSON.stringify(start)
  return {
    base,
    values,
    isDirty,
    isRebased,
    change: (more: Partial<Values>) => setChanges((before) => ({ ...before, ...more })),
    /** Nothing typed is left: it has been saved. */
    settle(saved: Base) {
      setChanges({})
      setBase(saved)
    },
    takeOver(latest: Base) {
      setBase(latest)
      setRebased(isDirty)
    },
  }
}
