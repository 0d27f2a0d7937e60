import { initialsOf } from './initials'

/** Something the palette leads to. */
export interface Entry {
  id: string
  label: string
  /** Beside the label: where it belongs. */
  note: string
  run: () => void
}

/** Those that a query means, the likeliest first; all of them when nothing is asked. */
export function matching(entries: readonly Entry[], query: string): Entry[] {
  const asked = query.toLowerCase().replace(/\s/g, '')
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, asked) }))
    .filter((it) => it.rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map((it) => it.entry)
}

/** The place among the ways to mean it; -1 for none. */
function rankOf({ label, note }: Entry, asked: string): number {
  const words = label.toLowerCase().replace(/\s/g, '')
  const initials = initialsOf(words)
  return [
    words.startsWith(asked),
    initials.startsWith(asked),
    words.includes(asked),
    initials.includes(asked),
    (note + words).includes(asked),
    initialsOf(note + words).includes(asked),
  ].indexOf(true)
}
