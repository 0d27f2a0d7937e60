import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  CREDIT_CODE_CHARACTERS,
  creditCodeCheck,
  creditCodeProblem,
  isCreditCode,
  tidyCreditCode,
} from './credit-code'
import { unitNameProblem } from './unit-name'

const PRINTED = ['914403001922038216', '9144030071526726XG', '91110000802100433B']
const LABEL = '统一社会信用代码'

test.each(PRINTED)('%s, as a registered company prints it, is one', (code) => {
  expect(creditCodeProblem(LABEL, code)).toBeUndefined()
})

test.each([
  ['91440300192203821', '应为 18 位，现在是 17 位'],
  ['91440300I922038216', '不含 I、O、S、V、Z'],
  ['914403001922038217', '校验不通过'],
])('%s is refused in words', (code, words) => {
  expect(creditCodeProblem(LABEL, code)).toContain(words)
})

test('spaces and small letters are how it was typed, not what it is', () => {
  expect(tidyCreditCode(' 9144 0300 7152 6726xg ')).toBe('9144030071526726XG')
})

const character = fc.constantFrom(...CREDIT_CODE_CHARACTERS)
const body = fc.array(character, { minLength: 17, maxLength: 17 }).map((it) => it.join(''))

test('a single wrong character is always noticed', () => {
  fc.assert(
    fc.property(body, fc.nat(16), character, (right, at, wrong) => {
      fc.pre(right[at] !== wrong)
      const code = right + creditCodeCheck(right)
      expect(isCreditCode(code)).toBe(true)
      expect(isCreditCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false)
    }),
  )
})

test.each([
  ['广州市晨曦软件科技有限公司', true],
  ['73211部队', true],
  ['腾讯', false],
  ['12345678', false],
  ['————', false],
])('%s is the full name of a unit: %s', (name, expected) => {
  expect(unitNameProblem('单位名称', name) === undefined).toBe(expected)
})
