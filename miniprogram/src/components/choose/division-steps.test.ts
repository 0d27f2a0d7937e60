import { expect, test } from '@jest/globals'
import { divisionsBelow, parentOf, searchDivisions } from './division-steps'

test('a county is reached over its province and its city', () => {
  expect(divisionsBelow('').some((it) => it.name === '广东省')).toBe(true)
  expect(divisionsBelow('440000')).toContainEqual({ code: '440100', name: '广州市' })
  expect(divisionsBelow('440100').map((it) => it.name)).toContain('越秀区')
  expect(divisionsBelow('440104')).toEqual([])
})

test('the way back leads over city and province to the beginning', () => {
  expect(parentOf('440104')).toBe('440100')
  expect(parentOf('440100')).toBe('440000')
  expect(parentOf('440000')).toBe('')
})

test('words find a county in any order, and tell namesakes apart by their full names', () => {
  expect(searchDivisions(['越秀', '广州'])).toEqual([
    { code: '440104', name: '广东省 广州市 越秀区' },
  ])
  expect(searchDivisions(['鼓楼区']).map((it) => it.name)).toContain('福建省 福州市 鼓楼区')
  expect(searchDivisions(['没有这个地方'])).toEqual([])
})

test('pinyin finds a county, first those that are called so', () => {
  expect(searchDivisions(['yuexiu'])).toEqual([{ code: '440104', name: '广东省 广州市 越秀区' }])
  expect(searchDivisions(['guangzhou', 'th']).map((it) => it.code)).toEqual(['440106'])
  expect(searchDivisions(['panyu'])[0]?.name).toBe('广东省 广州市 番禺区')
})
