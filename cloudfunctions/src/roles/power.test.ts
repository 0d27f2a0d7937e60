import { expect, test } from '@jest/globals'
import type { StaffActor } from '../runtime/actor'
import { isWithin, levelsFor, type Power } from './power'

const actor = (changes: Partial<StaffActor> = {}): StaffActor => ({
  kind: 'staff',
  id: '1',
  account: '10558a',
  name: '甲',
  level: 'level1',
  schoolId: 's',
  functions: new Set(['roles.edit', 'origin.view', 'origin.review']),
  majors: ['m1', 'm2'],
  isAdministrator: false,
  mustChangePassword: false,
  mustEnrolSecondFactor: false,
  sessionHash: Buffer.alloc(0),
  ...changes,
})
const power = (changes: Partial<Power> = {}): Power => ({
  level: 'level2',
  isAdministrator: false,
  functions: ['origin.view'],
  majors: ['m1'],
  ...changes,
})

test.each<[string, Partial<Power>, boolean]>([
  ['some of one’s own', {}, true],
  [
    'all of one’s own',
    { level: 'level1', functions: ['origin.review'], majors: ['m1', 'm2'] },
    true,
  ],
  ['a function that one lacks', { functions: ['origin.view', 'staff.edit'] }, false],
  ['a major that one lacks', { majors: ['m1', 'm3'] }, false],
  ['all majors, also later ones', { majors: 'all' }, false],
  ['the level of the centre', { level: 'centre' }, false],
  ['an administrator', { isAdministrator: true, functions: [] }, false],
  ['a name that is no function any more', { functions: ['gone.for-ever'] }, true],
  ['a function of the centre, idle in a school', { functions: ['schools.edit'] }, true],
])('%s: %j within is %s', (_what, changes, within) => {
  expect(isWithin(actor(), power(changes))).toBe(within)
})

test('a second-level user gives no first-level role', () => {
  expect(isWithin(actor({ level: 'level2' }), power({ level: 'level1' }))).toBe(false)
  expect(levelsFor(actor({ level: 'level2' }))).toEqual(['level2'])
})

test('an administrator reaches every role of the school, and no level of the centre', () => {
  const administrator = actor({ isAdministrator: true, functions: new Set(), majors: 'all' })
  expect(isWithin(administrator, power({ majors: 'all', functions: ['staff.edit'] }))).toBe(true)
  expect(isWithin(administrator, power({ isAdministrator: true, level: 'level1' }))).toBe(true)
  expect(isWithin(administrator, power({ level: 'centre' }))).toBe(false)
})
