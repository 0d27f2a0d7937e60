import { expect, test } from '@jest/globals'
import { differencesOf } from './difference'

test('what changed comes first, in words; what stayed is still there', () => {
  const before = { year: 2026, kind: 'origin', isOpen: true, closesOn: null }
  const after = { year: 2026, kind: 'origin', isOpen: false, closesOn: '2026-07-01' }
  expect(differencesOf({ before, after })).toEqual([
    { name: 'isOpen', before: '是', after: '否', isChanged: true },
    { name: 'closesOn', before: '', after: '2026-07-01', isChanged: true },
    { name: 'year', before: '2026', after: '2026', isChanged: false },
    { name: 'kind', before: '生源上报', after: '生源上报', isChanged: false },
  ])
})

test('what is new has nothing before, what is gone nothing after', () => {
  expect(differencesOf({ before: null, after: { enabled: true } })).toEqual([
    { name: 'enabled', before: '', after: '是', isChanged: true },
  ])
  expect(differencesOf({ before: { enabled: true }, after: null })[0]?.after).toBe('')
  expect(differencesOf({ before: null, after: null })).toEqual([])
})
