import { CallRefused } from '../api/call'
import { inputId } from './inputs/input-props'

/** What is wrong, by field; what the form sees itself comes before what the server said. */
export type Problems = Readonly<Record<string, string | undefined>>

/** The server's sentences about fields, where it gave any. */
export function problemsOf(error: unknown): Problems {
  const problems = error instanceof CallRefused ? (error.hint.problems ?? []) : []
  return Object.fromEntries(problems.map((it) => [it.field, it.message]))
}

/** Puts the cursor where the first problem is; true when there is one. */
export function focusFirst(problems: Problems): boolean {
  const first = Object.keys(problems).find((name) => problems[name])
  if (first) document.getElementById(inputId(first))?.focus()
  return first !== undefined
}
