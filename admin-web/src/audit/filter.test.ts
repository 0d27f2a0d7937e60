import { expect, test } from '@jest/globals'
import { readFilter } from './filter'

const read = (search: string) => readFilter(new URLSearchParams(search))

test('what the address asks for is what the server is asked', () => {
  const id = '00000000-0000-7000-8000-000000000001'
  expect(read(`operation=schools.add&subjectId=${id}&from=2026-01-01&to=2026-12-31`)).toEqual({
    operation: 'schools.add',
    subjectId: id,
    from: '2026-01-01',
    to: '2026-12-31',
  })
})

test('what is not understood is dropped', () => {
  expect(read('operation=A%20B&subjectId=1&schoolId=x&from=today&to=&unknown=1')).toEqual({})
})
