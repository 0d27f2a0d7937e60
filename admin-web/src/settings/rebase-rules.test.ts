import { expect, test } from '@jest/globals'
import { rebaseRules } from './rebase-rules'

const report = 'registration-certificate'
const destination = 'destination-certificate'
const before = [
  { fromYear: 2000, kind: report },
  { fromYear: 2023, kind: destination },
] as const

test('what was added, changed and removed lies over what somebody else saved', () => {
  const latest = [...before, { fromYear: 2030, kind: report }] as const
  const moved = [
    { fromYear: 2000, kind: report },
    { fromYear: 2024, kind: destination },
  ] as const
  expect(rebaseRules(moved, before, latest)).toEqual([
    { fromYear: 2000, kind: report },
    { fromYear: 2024, kind: destination },
    { fromYear: 2030, kind: report },
  ])
})

test('of the same rule, one’s own decision stays in the form; a rule removed elsewhere does not come back', () => {
  const mine = [
    { fromYear: 2000, kind: report },
    { fromYear: 2023, kind: report },
  ] as const
  expect(rebaseRules(mine, before, before)).toEqual(mine)
  expect(rebaseRules([...before, { fromYear: 2030, kind: report }], before, [before[0]])).toEqual([
    { fromYear: 2000, kind: report },
    { fromYear: 2030, kind: report },
  ])
})
