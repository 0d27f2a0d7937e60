import { factText } from 'shared-types/audit/fact-text'
import type { OutputOf } from '../api/call'

export type AuditEntry = OutputOf<'audit.search'>['rows'][number]

interface Difference {
  name: string
  before: string
  after: string
  isChanged: boolean
}

/** Every fact of both sides, in words; what changed comes first. */
export function differencesOf({
  before,
  after,
}: Pick<AuditEntry, 'before' | 'after'>): Difference[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const all = names.map((name) => ({
    name,
    before: factText(name, before?.[name]),
    after: factText(name, after?.[name]),
    isChanged: JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
  }))
  return [...all.filter((it) => it.isChanged), ...all.filter((it) => !it.isChanged)]
}
