import { expect, test } from '@jest/globals'
import { phoneChange } from './phone-change'

test.each([
  [null, true, '在生源上报中填写'],
  ['rejected', true, '在生源上报中填写'],
  ['level2', true, '撤回生源上报后修改'],
  ['level2', false, '请学校更正'],
  ['centre', true, '请学校更正'],
  ['completed', true, '请学校更正'],
] as const)('a number in an origin report at %s, open=%s: %s', (stage, open, text) => {
  const reports = [{ kind: 'origin' as const, stage, open, closesOn: null }]
  expect(phoneChange({ reports }).text).toBe(text)
})
