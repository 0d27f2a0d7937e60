import { expect, test } from '@jest/globals'
import { appealInput, appealProblems, newKey, type AppealForm } from './appeal-form'

const bound: AppealForm = {
  key: newKey(),
  category: 'review-objection',
  content: ' 审核意见与事实不符 ',
  files: [{ id: 'f1', name: '证明.jpg', size: 10 }],
  person: undefined,
}
const unbound: AppealForm = {
  ...bound,
  person: {
    schoolId: '5f0c1a52-8ad4-4a55-8b8e-0a8f3b1f0001',
    name: ' 林晓彤 ',
    idType: 'hk-macau-permit',
    idNumber: 'm1234 5678',
    studentNumber: '',
    confirmationCode: undefined,
    majorName: '',
  },
}

test('whoever is bound sends no particulars of theirs: the roll has them', () => {
  expect(appealInput(bound)).toEqual({
    key: bound.key,
    category: 'review-objection',
    content: '审核意见与事实不符',
    attachments: ['f1'],
  })
})

test('before a binding the person is sent as it was entered, tidied', () => {
  expect(appealInput(unbound).person).toEqual({
    schoolId: unbound.person?.schoolId,
    name: '林晓彤',
    idType: 'hk-macau-permit',
    idNumber: 'M12345678',
  })
})

test('what is missing is said field by field, in the order of the form', () => {
  const person = unbound.person && { ...unbound.person, schoolId: '', name: '', idNumber: '' }
  const empty: AppealForm = { ...unbound, category: '', content: ' ', person }
  expect(appealProblems(empty).map((it) => it.field)).toEqual([
    'category',
    'schoolId',
    'name',
    'idNumber',
    'content',
  ])
  expect(appealProblems(bound)).toEqual([])
})

test('a text of a thousand characters is taken, one more is not', () => {
  expect(appealProblems({ ...bound, content: '申'.repeat(1000) })).toEqual([])
  expect(appealProblems({ ...bound, content: '申'.repeat(1001) })).toHaveLength(1)
})

test('every form has a key of its own, in the form of a UUID', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newKey()).not.toBe(newKey())
})
