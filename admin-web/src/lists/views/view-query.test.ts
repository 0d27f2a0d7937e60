import { expect, test } from '@jest/globals'
import { addressOf, nameProblem, viewQuery, withView } from './view-query'

test('a view is filters and order, not the page, the open record or the year', () => {
  const params = new URLSearchParams(
    'year=2025&stage=pending&after=x&page=3&open=y&limit=50&sort=name',
  )
  expect(viewQuery(params)).toBe('sort=name&stage=pending')
})

test('equal filters are the same view, in whatever order they were chosen', () => {
  expect(viewQuery(new URLSearchParams('b=2&a=1'))).toBe(viewQuery(new URLSearchParams('a=1&b=2')))
})

test('a view is opened in the year one is in', () => {
  const view = { name: '待审', query: 'stage=pending' }
  expect(addressOf(view, new URLSearchParams('year=2025&stage=level2'))).toBe(
    '?stage=pending&year=2025',
  )
  expect(addressOf(view, new URLSearchParams())).toBe('?stage=pending')
})

test('names are unique: saving again replaces, renaming to a taken name is refused', () => {
  const views = [
    { name: '甲', query: 'a=1' },
    { name: '乙', query: 'b=1' },
  ]
  expect(withView(views, { name: '甲', query: 'c=1' })).toEqual([
    { name: '甲', query: 'c=1' },
    { name: '乙', query: 'b=1' },
  ])
  expect(nameProblem(' 乙 ', views)).toBe('已有同名的视图')
  expect(nameProblem(' ', views)).toBe('请填写视图名称')
  expect(nameProblem('丙', views)).toBeUndefined()
})
