import { expect, test } from '@jest/globals'
import type { AppealEntry } from 'shared-types/appeals/schemas'
import { isAdded } from './landed'

const entry: AppealEntry = {
  id: 'e1',
  at: '2026-06-01T01:00:00.000Z',
  by: 'appellant',
  actorName: '',
  action: 'add',
  text: '补充证明',
  passedTo: '',
  attachments: [],
}
const sent = { text: '补充证明', attachments: [] }

test('what was added arrived if it is the very next step, word for word', () => {
  expect(isAdded({ version: 3, entries: [entry] }, 2, sent)).toBe(true)
})

test.each([
  ['nothing has happened since', 2, entry],
  ['something else has happened as well', 4, entry],
  ['the school has answered', 3, { ...entry, by: 'school' as const, action: 'answer' as const }],
  ['other words were added on another phone', 3, { ...entry, text: '别的话' }],
])('it did not if %s', (_case, version, last) => {
  expect(isAdded({ version, entries: [last] }, 2, sent)).toBe(false)
})
