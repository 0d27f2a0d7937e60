import { createHash } from 'node:crypto'

/** Numbers that look like chance and are the same for the same words on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  next: () => number
  /** A whole number from 0 to below `limit`. */
  below: (limit: number) => number
  chance: (probability: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** UUIDv7 of this moment. */
  uuid: (atMs: number) => string
}

/** sfc32, begun with a SHA-256 of the words. */
export function randomFor(...words: readonly (string | number)[]): Random {
  const state = createHash('sha256').update(words.join('/')).digest()
  let [a, b, c, count] = [0, 4, 8, 12].map((at) => state.readInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ]
  const word = () => {
    const mixed = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + mixed) | 0
    return mixed >>> 0
  }
  const next = () => word() / 2 ** 32
  const below = (limit: number) => Math.floor(next() * limit)
  const hex = (digits: number) => word().toString(16).padStart(8, '0').slice(0, digits)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    uuid(atMs) {
      const time = Math.floor(atMs).toString(16).padStart(12, '0')
      const variant = '89ab'[below(4)] ?? '8'
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(4)}${hex(8)}`
    },
  }
}

/** Things that are not equally frequent. */
export interface Weighted<T> {
  values: readonly T[]
  /** Sums of the weights up to and including each. */
  sums: readonly number[]
}

export function weighted<T>(entries: readonly (readonly [T, number])[]): Weighted<T> {
  let sum = 0
  return { values: entries.map(([value]) => value), sums: entries.map(([, it]) => (sum += it)) }
}

export function pickWeighted<T>(random: Random, { values, sums }: Weighted<T>): T {
  const wanted = random.next() * (sums.at(-1) ?? 0)
  let low = 0
  for (let high = sums.length - 1; low < high;) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > wanted) high = middle
    else low = middle + 1
  }
  return values[low] as T
}
