import { expect, test } from '@jest/globals'
import { effectiveFields } from 'shared-types/reports/fields/field-settings'
import { firstWrongStep, problemsOf, stepsOf, valuesOf, type FormRules } from './form-rules'

const facts = { idType: 'resident', educationLevel: '11201', trainingMode: '1' }
const origin: FormRules = { fields: effectiveFields('origin', []), facts }
const employment: FormRules = { fields: effectiveFields('employment', []), facts }

test('the origin form has its three sections', () => {
  expect(stepsOf(origin, {}).map((it) => it.title)).toEqual(['学校信息', '个人信息', '其他信息'])
})

test('where somebody goes decides which steps follow', () => {
  const titles = (destination: string) => stepsOf(employment, { destination }).map((it) => it.title)
  expect(titles('10')).toEqual(['毕业去向', '就业单位', '证明材料'])
  expect(titles('80')).toEqual(['毕业去向', '升学', '证明材料'])
  expect(titles('70')).toEqual(['毕业去向'])
  expect(titles('')).toEqual(['毕业去向'])
})

test('students of Hong Kong, Macau and Taiwan are not asked for their registered residence', () => {
  const rules = { ...origin, facts: { ...facts, idType: 'hk-macau-permit' } }
  const names = stepsOf(rules, {}).flatMap((step) => step.fields.map((it) => it.name))
  expect(names).not.toContain('currentHukou')
  expect(problemsOf(rules, { data: {}, refused: {} }).has('currentHukou')).toBe(false)
})

test('the first step with a problem is where a submission leads back to', () => {
  const data = { department: 'd', major: 'm', originRegion: '440104' }
  const problems = problemsOf(origin, { data, refused: {} })
  expect(problems.get('mobile')).toBe('请填写手机号')
  expect(firstWrongStep(stepsOf(origin, data), (it) => problems.has(it))).toBe(1)
  expect(firstWrongStep(stepsOf(origin, data), () => false)).toBeUndefined()
})

test('a required field that only the school fills sends the student to the school', () => {
  const locked = { field: 'mobile', enabled: true, editable: false, required: true }
  const rules = { fields: effectiveFields('origin', [locked]), facts }
  expect(problemsOf(rules, { data: {}, refused: {} }).get('mobile')).toBe(
    '手机号由学校填写，请联系学校',
  )
})

test('a field that the school has switched off is not sent back', () => {
  const off = { field: 'class', enabled: false, editable: false, required: false }
  const rules = { fields: effectiveFields('origin', [off]), facts }
  expect(valuesOf(rules, { class: 'c1', mobile: ' 14500000001 ', qq: ' ' })).toEqual({
    mobile: '14500000001',
  })
})
