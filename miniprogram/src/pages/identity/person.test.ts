import { expect, test } from '@jest/globals'
import { problemsOf, tidyPerson, type Person } from './person'

const person: Person = {
  idType: 'resident',
  name: '林晓彤',
  idNumber: '11010519491231002X',
  studentNumber: '',
  confirmationCode: undefined,
}

test('a well-formed person has no problems', () => {
  expect(problemsOf(person)).toEqual([])
})

test('an empty name and a wrong check digit are told apart', () => {
  const wrong = { ...person, name: ' ', idNumber: '110105194912310021' }
  expect(problemsOf(wrong)).toEqual([
    { field: 'name', message: '请填写姓名' },
    { field: 'idNumber', message: '身份证号校验位不正确，请核对' },
  ])
})

test('whoever is to enter a code of the school is reminded of it', () => {
  expect(problemsOf({ ...person, confirmationCode: ' ' })).toEqual([
    { field: 'confirmationCode', message: '请填写学校提供的核验码' },
  ])
})

test('spaces and a small x are put right, an empty student number is not sent', () => {
  expect(tidyPerson({ ...person, name: ' 林晓彤 ', idNumber: '110105 19491231 002x' })).toEqual({
    idType: 'resident',
    name: '林晓彤',
    idNumber: '11010519491231002X',
  })
})
