import { expect, test } from '@jest/globals'
import { UNBOUND, readWritten } from './written-appeal'

const savedAt = Date.parse('2026-06-01T01:30:00Z')
const written = {
  owner: UNBOUND,
  savedAt,
  category: 'binding-failed',
  content: '学籍中没有我',
} as const

test('what was written is found again by whoever wrote it', () => {
  expect(readWritten(written, UNBOUND, savedAt + 60_000)).toEqual(written)
})

test.each([
  ['another person', written, '岭南示范大学/20220001/4401********1234', savedAt],
  ['a week later', written, UNBOUND, savedAt + 8 * 24 * 3600_000],
  ['nothing', undefined, UNBOUND, savedAt],
  ['words that are none', { ...written, content: 7 }, UNBOUND, savedAt],
])('is not for %s', (_, remembered, owner, now) => {
  expect(readWritten(remembered, owner, now)).toBeUndefined()
})

test('a category that no longer exists is chosen again', () => {
  expect(readWritten({ ...written, category: 'gone' }, UNBOUND, savedAt)?.category).toBe('')
})
