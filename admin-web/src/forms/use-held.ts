import { useState } from 'react'

interface Versioned {
  /** Null while nobody has decided anything. */
  version: number | null
}

/**
 * What an edit started from stays the same while it lasts, whatever is read again meanwhile: otherwise the newer
 * version would be taken along silently, and what somebody else saved would be overwritten unseen.
 */
export function useHeld<T extends Versioned>(latest: T) {
  const [held, setHeld] = useState(latest)
  const [isEditing, setEditing] = useState(false)
  const [isRebased, setRebased] = useState(false)
  const base = isEditing || (held.version ?? 0) > (latest.version ?? 0) ? held : latest
  const end = () => {
    setEditing(false)
    setRebased(false)
  }
  return {
    base,
    isRebased,
    start: () => {
      setHeld(base)
      setEditing(true)
    },
    rebase: (newer: T) => {
      setHeld(newer)
      setRebased(true)
    },
    /** What the server answered holds until it is read again. */
    saved: (now: T) => {
      setHeld(now)
      end()
    },
    end,
  }
}
