import type { Choice } from './choice'

const YEARS_BACK = 5
const YEARS_AHEAD = 15

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
const two = (value: number) => String(value).padStart(2, '0')

/**
 * What can be chosen next after the beginning of a date: years after nothing, months after 「2026」, days after
 * 「2026-07」. Codes are the longer beginnings that they lead to.
 */
export function dateSteps(beginning: string, thisYear: number): Choice[] {
  const [year, month] = beginning.split('-').map(Number)
  if (!year) {
    return numbers(thisYear - YEARS_BACK, thisYear + YEARS_AHEAD).map((it) => ({
      code: String(it),
      name: `${it} 年`,
    }))
  }
  const next = month ? numbers(1, new Date(Date.UTC(year, month, 0)).getUTCDate()) : numbers(1, 12)
  return next.map((it) => ({
    code: `${beginning}-${two(it)}`,
    name: `${it} ${month ? '日' : '月'}`,
  }))
}

/** One step back from 「2026-07」 is 「2026」, from there the beginning. */
export const stepBack = (beginning: string): string => beginning.split('-').slice(0, -1).join('-')

/** 「2026 年 7 月」 */
export const spokenDate = (beginning: string): string =>
  beginning
    .split('-')
    .map((part, at) => `${Number(part)} ${['年', '月', '日'][at] ?? ''}`)
    .join(' ')
