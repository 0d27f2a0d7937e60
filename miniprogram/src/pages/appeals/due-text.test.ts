import { expect, test } from '@jest/globals'
import { dueText } from './due-text'

const dueAt = '2026-06-03T16:00:00.000Z'

test.each([
  [{ dueAt: null, overdue: false }, undefined],
  [{ dueAt, overdue: false }, '学校应在 2026-06-04 前答复'],
  [{ dueAt, overdue: true }, '已超过答复期限，可联系学校就业部门催办'],
])('%j is told as %s', (appeal, told) => {
  expect(dueText(appeal)).toBe(told)
})
