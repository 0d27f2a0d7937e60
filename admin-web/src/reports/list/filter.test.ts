import { expect, test } from '@jest/globals'
import { firstPage, withChange } from '../../lists/url-state'
import { noFilter, noUnit, readFilter } from './filter'

const ID = '00000000-0000-7000-8000-000000000001'
const read = (search: string) => readFilter(new URLSearchParams(search))

test('an address is read as the filter it names', () => {
  expect(
    read(`search=%20陈%20&stage=level1&source=import&originProvince=440000&majorId=${ID}`),
  ).toEqual({
    search: '陈',
    stage: 'level1',
    source: 'import',
    originProvince: '440000',
    majorId: ID,
  })
})

test('「待我审核」 is a question of its own, not a state', () => {
  expect(read('stage=pending')).toEqual({ pending: true })
})

test('how long a report has lain is one of the spans that are offered', () => {
  expect(read('stage=level2&waitingDays=7')).toEqual({ stage: 'level2', waitingDays: 7 })
  expect(read('waitingDays=8')).toEqual({})
})

test('what is not understood is dropped instead of sent', () => {
  expect(
    read('stage=done&submission=&source=x&originProvince=44&majorId=1&open=1&year=2026'),
  ).toEqual({})
})

test('what the school’s own fields hold is read from one list', () => {
  const own = { field: 'ext1', match: 'has', value: '王' }
  const address = (list: unknown) => `extensions=${encodeURIComponent(JSON.stringify(list))}`
  expect(read(address([own, { ...own, field: 'mobile' }, 7, null]))).toEqual({ extensions: [own] })
  expect(read('extensions=[{')).toEqual({})
})

test('clearing takes every part of the filter away and leaves the rest of the address', () => {
  const full = new URLSearchParams(
    `year=2025&limit=50&after=c&page=3&open=${ID}&search=陈&stage=pending&waitingDays=7&submission=draft&source=school` +
      `&originProvince=440000&educationLevel=11201&schoolId=${ID}&departmentId=${ID}&majorId=${ID}&classId=${ID}&extensions=[]`,
  )
  const cleared = withChange(full, { ...firstPage, ...noFilter })
  expect(readFilter(cleared)).toEqual({})
  expect(cleared.toString()).toBe('year=2025&limit=50')
})

test('a department chosen in the tree takes the class and major of the one before away', () => {
  const before = new URLSearchParams(`stage=level2&majorId=${ID}&classId=${ID}`)
  expect(readFilter(withChange(before, { ...noUnit, departmentId: ID }))).toEqual({
    stage: 'level2',
    departmentId: ID,
  })
})
