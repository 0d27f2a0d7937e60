import { expect, test } from '@jest/globals'
import { choices } from 'shared-types/codes/code-tables'
import { answersOf, disabilityChoices, familyChoices, withAnswer } from './hardship'

test('two questions make every code of the table that a student can give, and no other', () => {
  const made = familyChoices.flatMap((family) =>
    disabilityChoices.map((it) => withAnswer('', { family: family.code, disability: it.code })),
  )
  const ofStudents = choices('hardship').filter((it) => it.code.startsWith('0'))
  expect(made.sort()).toEqual(ofStudents.map((it) => it.code).sort())
})

test('the first answer leaves the other at no, and nothing answered is nothing', () => {
  expect(answersOf('')).toEqual({ family: '', disability: '' })
  expect(withAnswer('', { family: '1' })).toBe('010')
})

test('what the school found about finding work stays', () => {
  expect(withAnswer('100', { disability: '2' })).toBe('102')
})
