import type { ReactNode } from 'react'

/** A cell of two facts: what one looks for, and what tells it apart from others. */
export function TwoLines({ second, children }: { second: string; children: ReactNode }) {
  return (
    <span className="two-lines">
      {children}
      <small>{second}</small>
    </span>
  )
}
