import { expect, test } from '@jest/globals'
import { neighboursOf } from './neighbours'

test('from a record to the one before and after, and to the first when none is open', () => {
  const ids = ['a', 'b', 'c']
  expect(neighboursOf(ids, undefined)).toEqual({ first: 'a' })
  expect(neighboursOf(ids, 'a')).toEqual({ first: 'a', previous: undefined, next: 'b' })
  expect(neighboursOf(ids, 'c')).toEqual({ first: 'a', previous: 'b', next: undefined })
})

test('a record that the list does not show leads nowhere', () => {
  expect(neighboursOf(['a'], 'gone')).toEqual({ first: 'a' })
  expect(neighboursOf([], 'gone')).toEqual({ first: undefined })
})
