import type { CSSProperties, ReactNode } from 'react'

/** A white surface; wide content scrolls inside it, never the page. */
export function Panel({ children, style }: { children: ReactNode; style?: CSSProperties }) {
  return (
    <section className="panel" style={style}>
      {children}
    </section>
  )
}
