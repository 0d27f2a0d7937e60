import { expect, test } from '@jest/globals'
import type { Field } from 'shared-types/reports/fields/field'
import { originFields } from 'shared-types/reports/fields/origin-fields'
import { chooseUnit, unitChoices } from './unit-choices'

const organisation = {
  schoolName: '岭南示范大学',
  campuses: [],
  departments: [
    { id: 'd1', name: '计算机学院', parentId: null },
    { id: 'd2', name: '文学院', parentId: null },
  ],
  majors: [
    { id: 'm1', name: '软件工程', departmentId: 'd1' },
    { id: 'm2', name: '汉语言文学', departmentId: 'd2' },
  ],
  classes: [{ id: 'c1', name: '软件 1 班', majorId: 'm1' }],
}
const field = (name: string): Field => originFields.find((it) => it.name === name) as Field

test('majors are those of the chosen department', () => {
  expect(unitChoices(field('major'), organisation, { department: 'd2' })).toEqual([
    { code: 'm2', name: '汉语言文学' },
  ])
  expect(unitChoices(field('major'), organisation, {})).toHaveLength(2)
})

test('another department empties the major and the class that do not belong to it', () => {
  const data = { department: 'd1', major: 'm1', class: 'c1' }
  expect(chooseUnit(field('department'), 'd2', organisation, data)).toEqual({
    department: 'd2',
    major: '',
    class: '',
  })
  expect(chooseUnit(field('department'), 'd1', organisation, data)).toEqual(data)
})
