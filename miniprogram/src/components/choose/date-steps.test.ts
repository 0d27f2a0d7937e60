import { expect, test } from '@jest/globals'
import { dateSteps, spokenDate, stepBack } from './date-steps'

const codes = (beginning: string) => dateSteps(beginning, 2026).map((it) => it.code)

test('a day is reached over its year and its month', () => {
  expect(codes('')).toContain('2026')
  expect(codes('2026')).toHaveLength(12)
  expect(codes('2026-07').at(-1)).toBe('2026-07-31')
})

test('February has the days of its year', () => {
  expect(codes('2028-02').at(-1)).toBe('2028-02-29')
  expect(codes('2026-02').at(-1)).toBe('2026-02-28')
})

test('the way back leads over the month and the year to the beginning', () => {
  expect(stepBack('2026-07')).toBe('2026')
  expect(stepBack('2026')).toBe('')
})

test('a date is told as people say it', () => {
  expect(spokenDate('2026-07')).toBe('2026 年 7 月')
})
