import { expect, test } from '@jest/globals'
import { ownerOf, readDraft, type Draft } from './draft'

const owner = ownerOf({
  schoolName: '岭南示范大学',
  studentNumber: '20220001',
  maskedIdNumber: '4401********1234',
})
const savedAt = Date.parse('2026-06-01T01:30:00Z')
const draft: Draft = { owner, version: 2, savedAt, data: { mobile: '14500000001' }, files: [] }

test("one's own draft is found again", () => {
  expect(readDraft(draft, owner, savedAt + 3600_000)).toEqual(draft)
})

test("another person's draft is not, on a phone that was lent", () => {
  const other = ownerOf({
    schoolName: '岭南示范大学',
    studentNumber: '20220002',
    maskedIdNumber: '4401********5678',
  })
  expect(readDraft(draft, other, savedAt)).toBeUndefined()
})

test('a draft of last week is not', () => {
  expect(readDraft(draft, owner, savedAt + 8 * 24 * 3600_000)).toBeUndefined()
})

test.each([[undefined], [null], ['text'], [{}], [{ ...draft, data: undefined }]])(
  'what an older version of the app may have left is not: %j',
  (remembered) => {
    expect(readDraft(remembered, owner, savedAt)).toBeUndefined()
  },
)
