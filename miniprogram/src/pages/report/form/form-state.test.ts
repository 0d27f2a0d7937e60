import { expect, test } from '@jest/globals'
import { changeForm, type FormState } from './form-state'

const opened: FormState = {
  version: 2,
  data: { mobile: '123' },
  isChanged: false,
  at: 0,
  shown: new Set(),
  refused: {},
  files: [],
}

test('what is typed while the draft is on its way is not taken for saved', () => {
  const sent = { mobile: '14500000001' }
  const typing = changeForm(opened, { type: 'entered', data: sent })
  const further = changeForm(typing, { type: 'entered', data: { ...sent, qq: '1' } })
  expect(changeForm(typing, { type: 'saved', version: 3, sent })).toMatchObject({
    version: 3,
    isChanged: false,
  })
  expect(changeForm(further, { type: 'saved', version: 3, sent })).toMatchObject({
    version: 3,
    isChanged: true,
  })
})

test("the server's objection to a field goes when that field changes, not before", () => {
  const problems = [
    { field: 'mobile', message: '手机号格式不正确' },
    { field: 'major', message: '请重新选择专业' },
  ]
  const refused = changeForm(opened, { type: 'refused', problems })
  expect([...refused.shown]).toEqual(['mobile', 'major'])
  const corrected = changeForm(refused, {
    type: 'entered',
    data: { mobile: '14500000001', qq: '1' },
  })
  expect(corrected.refused).toEqual({ major: '请重新选择专业' })
})
