import { expect, test } from '@jest/globals'
import { tookEffect } from './took-effect'

const sent = { version: 3, values: { mobile: '14500000001', campus: 'c1' } }

test.each([
  ['the next version with the same values', 4, { mobile: '14500000001', campus: 'c1' }, true],
  [
    'and what the server adds by itself',
    4,
    { mobile: '14500000001', campus: 'c1', department: 'd1' },
    true,
  ],
  ['the version that was there before', 3, { mobile: '14500000001', campus: 'c1' }, false],
  [
    'a later one, in which somebody else had a part',
    5,
    { mobile: '14500000001', campus: 'c1' },
    false,
  ],
  ["somebody else's values", 4, { mobile: '14500000002', campus: 'c1' }, false],
])('a call without a reply arrived if the server has %s', (_case, version, data, arrived) => {
  expect(tookEffect({ version, data }, sent)).toBe(arrived)
})
