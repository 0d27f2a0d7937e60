import { expect, test } from '@jest/globals'
import { arrange, moved, settingsOf, tableColumns, type ListColumn } from './list-column'

const column = (key: string, more: Partial<ListColumn<object>> = {}): ListColumn<object> => ({
  key,
  title: key,
  render: () => key,
  ...more,
})
const columns = [
  column('name', { isFixed: true, isSortable: true }),
  column('number'),
  column('class', { isExtra: true }),
]
const shown = (settings: Parameters<typeof arrange>[1]) =>
  arrange(columns, settings)
    .filter((it) => it.isShown)
    .map((it) => it.column.key)

test('without settings the usual columns stand in their usual order', () => {
  expect(shown(null)).toEqual(['name', 'number'])
})

test('the order and what is hidden are as the person left them', () => {
  expect(shown({ order: ['class', 'number', 'name'], hidden: ['number'] })).toEqual([
    'class',
    'name',
  ])
})

test('the column that tells rows apart cannot be hidden', () => {
  expect(shown({ order: ['number', 'name'], hidden: ['name'] })).toEqual(['number', 'name'])
})

test('columns that are gone are forgotten, new ones come at the end as they usually are', () => {
  expect(shown({ order: ['former', 'number'], hidden: [] })).toEqual(['number', 'name'])
})

test('what is saved is what was arranged', () => {
  const settings = { order: ['class', 'name', 'number'], hidden: ['number'] }
  expect(settingsOf(arrange(columns, settings))).toEqual(settings)
})

test('a column moves one place', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
})

test('a heading says how the list is sorted', () => {
  const [name, number] = tableColumns(arrange(columns, null), { sort: 'name', direction: 'desc' })
  expect(name).toMatchObject({ sorter: true, sortOrder: 'descend' })
  expect(number).not.toHaveProperty('sorter')
})
