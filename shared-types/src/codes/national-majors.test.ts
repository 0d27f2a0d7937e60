import { expect, test } from '@jest/globals'
import {
  findNationalMajor,
  nationalMajors,
  nationalMajorText,
  searchNationalMajors,
} from './national-majors'
import { nationalMajorTable } from './tables/national-majors'

const { entries } = nationalMajors
const { undergraduate, categories, disciplines, postgraduate } = nationalMajorTable

test('every major lies in a category and every category in a discipline that the table names', () => {
  for (const code of Object.keys(undergraduate)) {
    expect(code).toMatch(/^\d{6}T?K?$/)
    expect(categories).toHaveProperty(code.slice(0, 4))
  }
  for (const code of [...Object.keys(categories), ...Object.keys(postgraduate)])
    expect(disciplines).toHaveProperty(code.slice(0, 2))
})

test('no two undergraduate majors share a name or a number', () => {
  const names = Object.values(undergraduate)
  expect(new Set(names).size).toBe(names.length)
  const numbers = Object.keys(undergraduate).map((it) => it.slice(0, 6))
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('a major is found by its code with or without its marks, and by its name', () => {
  expect(findNationalMajor(entries, '080717')).toEqual({ code: '080717T', name: '人工智能' })
  expect(findNationalMajor(entries, '080717t')?.name).toBe('人工智能')
  expect(findNationalMajor(entries, ' 软件工程 ')?.code).toBe('080902')
  expect(findNationalMajor(entries, '0812')?.name).toBe('计算机科学与技术')
  expect(nationalMajorText(entries, '080911TK')).toBe('网络空间安全（080911TK）')
})

test('a code of another catalogue is kept as it is, anything else is not a major', () => {
  expect(findNationalMajor(entries, '510201')).toEqual({ code: '510201', name: '' })
  expect(findNationalMajor(entries, '0812Z1')).toEqual({ code: '0812Z1', name: '' })
  for (const wrong of ['', '计算机', '08090', '0809011', 'TK'])
    expect(findNationalMajor(entries, wrong)).toBeUndefined()
})

test('the chooser finds by the beginning of a code and by any part of a name', () => {
  expect(searchNationalMajors(entries, '0809').map((it) => it.code)).toContain('080901')
  expect(searchNationalMajors(entries, '护理').map((it) => it.name)).toEqual([
    '护理学',
    '护理学',
    '护理',
  ])
  expect(searchNationalMajors(entries, '510201')).toEqual([{ code: '510201', name: '' }])
})

test('a later catalogue counts; what it no longer names is still read by the name it had', () => {
  const later = [{ code: '510201', name: '计算机应用技术' }]
  expect(findNationalMajor(later, '计算机应用技术')?.code).toBe('510201')
  expect(findNationalMajor(later, '软件工程')).toBeUndefined()
  expect(nationalMajorText(later, '510201')).toBe('计算机应用技术（510201）')
  expect(nationalMajorText(later, '080902')).toBe('软件工程（080902）')
})
