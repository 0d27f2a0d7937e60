import { expect, test } from '@jest/globals'
import { isSameRole, newRole, rebase, withFunctions } from './role-values'

test('who may do something in a room may see it, and who may not see it does nothing there', () => {
  expect(withFunctions([], ['origin.review'], true)).toEqual(['origin.view', 'origin.review'])
  expect(withFunctions([], ['partners.manage'], true)).toEqual(['partners.manage'])
  const held = ['roll.view', 'origin.view', 'origin.edit', 'origin.review'] as const
  expect(withFunctions(held, ['origin.view'], false)).toEqual(['roll.view'])
  expect(withFunctions(held, ['origin.edit'], false)).toEqual([
    'roll.view',
    'origin.view',
    'origin.review',
  ])
})

test('what two people changed in one role is merged, and what both took away stays away', () => {
  const before = { ...newRole, name: '经办', functions: ['roll.view' as const], majors: ['a', 'b'] }
  const mine = { ...before, name: '学院经办', majors: ['a', 'c'] }
  const latest = {
    ...before,
    description: '学院辅导员',
    functions: ['roll.view' as const, 'origin.view' as const],
    majors: ['a', 'b', 'd'],
  }
  expect(rebase(mine, before, latest)).toEqual({
    name: '学院经办',
    description: '学院辅导员',
    level: 'level2',
    functions: ['roll.view', 'origin.view'],
    majors: ['a', 'd', 'c'],
  })
  expect(rebase({ ...before, majors: 'all' }, before, latest).majors).toBe('all')
  expect(rebase(mine, before, { ...latest, majors: 'all' }).majors).toEqual(['a', 'c'])
})

test('the order of ticks is no change', () => {
  expect(isSameRole({ ...newRole, majors: ['a', 'b'] }, { ...newRole, majors: ['b', 'a'] })).toBe(
    true,
  )
  expect(isSameRole({ ...newRole, majors: 'all' }, newRole)).toBe(false)
})
