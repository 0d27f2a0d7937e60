import type { Reason } from './subject'

const MAX_NAMED = 3

/** Remembers the keys of the rows of a file; of persons it holds hashes and numbers, not names. */
export class Duplicates {
  private readonly seen = new Map<string, number[]>()

  constructor(
    private readonly field: string,
    private readonly label: string,
  ) {}

  add(key: string | undefined, row: number): void {
    if (!key) return
    const rows = this.seen.get(key)
    if (rows) rows.push(row)
    else this.seen.set(key, [row])
  }

  /** For each row that shares its key, a reason that names the others. */
  *reasons(): Generator<[row: number, reason: Reason]> {
    for (const rows of this.seen.values()) {
      if (rows.length < 2) continue
      for (const row of rows) {
        const named = rows
          .slice(0, MAX_NAMED + 1)
          .filter((it) => it !== row)
          .slice(0, MAX_NAMED)
        const more = rows.length - 1 > named.length ? '等' : ''
        yield [
          row,
          { field: this.field, message: `${this.label}与第 ${named.join('、')} 行${more}重复` },
        ]
      }
    }
  }
}

/** All reasons by row. */
export function joined(...all: readonly Duplicates[]): Map<number, Reason[]> {
  const byRow = new Map<number, Reason[]>()
  for (const [row, reason] of all.flatMap((it) => [...it.reasons()]))
    byRow.set(row, [...(byRow.get(row) ?? []), reason])
  return byRow
}
