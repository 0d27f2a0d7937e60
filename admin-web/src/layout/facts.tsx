import { Descriptions } from 'antd'
import type { ReactNode } from 'react'

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="section-title">{title}</h2>
      {children}
    </section>
  )
}

/** Labels and values in two columns; in one on a phone. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, sm: 2 }}
      items={facts.map(([label, children]) => ({ key: label, label, children: children || '—' }))}
      className="facts"
    />
  )
}
