import type { Tx } from './scope'

const read = new WeakMap<Tx, Map<string, Promise<unknown>>>()

/** What many records of one transaction ask alike is read once: for what no step of the transaction changes. */
export function oncePerTransaction<T>(tx: Tx, key: string, ask: () => Promise<T>): Promise<T> {
  const answers = answersOf(tx)
  const answer = answers.get(key) ?? ask()
  answers.set(key, answer)
  return answer as Promise<T>
}

/** What one query has read for many records, so that none of them asks by itself: answers by the keys they ask under. */
export function answerAhead(
  tx: Tx,
  found: Iterable<readonly [key: string, answer: unknown]>,
): void {
  const answers = answersOf(tx)
  for (const [key, answer] of found) answers.set(key, Promise.resolve(answer))
}

function answersOf(tx: Tx): Map<string, Promise<unknown>> {
  const answers = read.get(tx) ?? new Map<string, Promise<unknown>>()
  read.set(tx, answers)
  return answers
}
