import type { Tx } from './scope'

const read = new WeakMap<Tx, Map<string, Promise<unknown>>>()

/** What many records of one transaction ask alike is read once: for what no step of the transaction changes. */
export function oncePerTransaction<T>(tx: Tx, key: string, ask: () => Promise<T>): Promise<T> {
  const answers = read.get(tx) ?? new Map<string, Promise<unknown>>()
  read.set(tx, answers)
  const answer = answers.get(key) ?? ask()
  answers.set(key, answer)
  return answer as Promise<T>
}
