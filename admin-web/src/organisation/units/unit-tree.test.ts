import { expect, test } from '@jest/globals'
import { departmentOptions } from '../unit-form/department-options'
import type { Unit } from './unit-kinds'
import { treeOf, type UnitNode } from './unit-tree'

const unit = (id: string, parent = ''): Unit => ({
  id,
  version: 1,
  values: { name: id, parent },
  texts: {},
})

const shape = (nodes: readonly UnitNode[]): unknown[] =>
  nodes.map((it) => (it.children ? [it.id, shape(it.children)] : it.id))

test('departments stand under their parents in the order of their names', () => {
  const units = [unit('d', 'b'), unit('c', 'a'), unit('b', 'a'), unit('a')]
  expect(shape(treeOf(units))).toEqual([['a', [['b', ['d']], 'c']]])
})

test('a department whose parent is not in the list is not lost', () => {
  expect(shape(treeOf([unit('b', 'elsewhere'), unit('a')]))).toEqual(['a', 'b'])
})

test('neither a department itself nor anything below it can be chosen as its parent', () => {
  const departments = [
    { id: 'a', name: 'a', parentId: null },
    { id: 'b', name: 'b', parentId: 'a' },
    { id: 'c', name: 'c', parentId: 'b' },
    { id: 'd', name: 'd', parentId: null },
  ]
  const disabled: string[] = []
  const walk = (options: ReturnType<typeof departmentOptions>) => {
    for (const it of options) {
      if (it.disabled) disabled.push(it.value)
      walk(it.children)
    }
  }
  walk(departmentOptions(departments, 'b'))
  expect(disabled).toEqual(['b', 'c'])
})
