import { expect, test } from '@jest/globals'
import { asTree, searchTree } from './code-version'

const entries = [
  { code: '0', name: '未选' },
  { code: '100', name: '党政机关', level: 1 },
  { code: '101', name: '中央', level: 2 },
  { code: '102', name: '地方', level: 2 },
  { code: '200', name: '企业', level: 1 },
  { code: '201', name: '国有企业', level: 2 },
]

test('entries of two levels stand under their headings, what precedes any heading beside them', () => {
  expect(asTree(entries).map((it) => [it.name, it.children?.map(({ name }) => name)])).toEqual([
    ['未选', undefined],
    ['党政机关', ['中央', '地方']],
    ['企业', ['国有企业']],
  ])
})

test('a table of one level stays a list', () => {
  const flat = entries.slice(0, 1)
  expect(asTree(flat)).toEqual(flat)
})

test('a search keeps the heading of what it finds, and everything below a heading it finds', () => {
  const tree = asTree(entries)
  const names = (text: string) =>
    searchTree(tree, text).map((it) => [it.name, it.children?.map(({ name }) => name)])
  expect(names('102')).toEqual([['党政机关', ['地方']]])
  expect(names('企业')).toEqual([['企业', ['国有企业']]])
  expect(names('没有')).toEqual([])
  expect(names(' ')).toHaveLength(3)
})
