import { expect, test } from '@jest/globals'
import { dayInChina, timeInChina, waitingTime } from './time'

test('times are those of China wherever the phone is', () => {
  expect(timeInChina('2026-06-01T01:30:00.000Z')).toBe('2026-06-01 09:30')
  expect(timeInChina(Date.parse('2026-06-01T01:30:00.000Z'))).toBe('2026-06-01 09:30')
  expect(dayInChina('2026-06-01T16:00:00.000Z')).toBe('2026-06-02')
})

test.each([
  [29.2, '约 30 秒'],
  [61, '约 2 分钟'],
  [900, '约 15 分钟'],
])('%s seconds to wait are told as %s', (seconds, told) => {
  expect(waitingTime(seconds)).toBe(told)
})
