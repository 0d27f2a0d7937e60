import type { RollFieldName } from 'shared-types/students/roll-fields'
import type { Reason } from './rows/row'

const MAX_NAMED = 3

/** Remembers the keys of the rows of a file; what it holds are hashes and numbers, not names. */
export class Duplicates {
  private readonly seen = new Map<string, number[]>()

  constructor(
    private readonly field: RollFieldName,
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
