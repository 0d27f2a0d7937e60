import type { FoundQuestion } from 'shared-types/questions/operations'

export interface Topic {
  topic: string
  questions: FoundQuestion[]
}

/** A topic stands where its first question does. */
export function byTopic(rows: readonly FoundQuestion[]): Topic[] {
  const topics = new Map<string, FoundQuestion[]>()
  for (const row of rows) topics.set(row.topic, [...(topics.get(row.topic) ?? []), row])
  return [...topics].map(([topic, questions]) => ({ topic, questions }))
}
