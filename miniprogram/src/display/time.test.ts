import { expect, test } from '@jest/globals'
import { dayInChina, timeInChina } from './time'

test('times are those of China wherever the phone is', () => {
  expect(timeInChina('2026-06-01T01:30:00.000Z')).toBe('2026-06-01 09:30')
  expect(dayInChina('2026-06-01T16:00:00.000Z')).toBe('2026-06-02')
})
