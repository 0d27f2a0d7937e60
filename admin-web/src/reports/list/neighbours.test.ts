import { expect, test } from '@jest/globals'
import { neighboursOf } from './neighbours'

test('from a record to the one before and after', () => {
  const ids = ['a', 'b', 'c']
  expect(neighboursOf(ids, 'a')).toEqual({ previous: undefined, next: 'b' })
  expect(neighboursOf(ids, 'c')).toEqual({ previous: 'b', next: undefined })
})

test('a record that the list does not show leads nowhere, nor does none', () => {
  expect(neighboursOf(['a'], 'gone')).toEqual({})
  expect(neighboursOf(['a'], undefined)).toEqual({})
})
