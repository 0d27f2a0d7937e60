import { expect, test } from '@jest/globals'
import type { Visitor } from 'shared-types/identity/operations'
import { firstPage, serviceTiles } from './service-tiles'

const newcomer: Visitor = {
  sandbox: true,
  consent: { version: '2026-11', given: false },
  face: null,
  student: null,
  reports: [],
  certificate: 'none',
}
const bound: Visitor = {
  ...newcomer,
  consent: { version: '2026-11', given: true },
  student: {
    name: '林晓彤',
    maskedIdNumber: '4401********1234',
    studentNumber: '20220001',
    schoolName: '岭南示范大学',
    majorName: '软件工程',
    year: 2026,
  },
}
const tile = (visitor: Visitor, key: string) => serviceTiles(visitor).find((it) => it.key === key)

test('somebody who has not given consent is led to it by every tile, and on to binding', () => {
  const pages = new Set(serviceTiles(newcomer).map((it) => it.page))
  expect([...pages]).toEqual(['/pages/consent/index?next=%2Fpages%2Fidentity%2Findex'])
})

test('somebody who is not bound has one thing to do', () => {
  const open = serviceTiles(newcomer).filter((it) => it.state !== 'closed')
  expect(open.map((it) => it.key)).toEqual(['identity'])
})

test('whoever has given consent gets to their settings, bound or not', () => {
  const unbound = { ...newcomer, consent: bound.consent }
  expect(firstPage(unbound, '/pages/me/index')).toBe('/pages/me/index')
  expect(firstPage(unbound, '/pages/certificate/index')).toBe('/pages/identity/index')
})

test('somebody who is bound is led to the form itself', () => {
  expect(tile(bound, 'origin')?.page).toBe('/pages/report/index?kind=origin')
})

test.each([
  [null, true, 'to-do'],
  [null, false, 'closed'],
  ['draft', true, 'to-do'],
  ['draft', false, 'closed'],
  ['level2', false, 'in-review'],
  ['rejected', true, 'returned'],
  ['completed', false, 'done'],
] as const)('a report at %s in a window that is open=%s shows as %s', (stage, open, shown) => {
  const visitor: Visitor = { ...bound, reports: [{ kind: 'origin', stage, open }] }
  expect(tile(visitor, 'origin')?.state).toBe(shown)
})

test('a dispatch that has not been initialised cannot be begun', () => {
  const visitor: Visitor = { ...bound, reports: [{ kind: 'dispatch', stage: null, open: true }] }
  expect(tile(visitor, 'dispatch')?.state).toBe('closed')
})

test('a certificate that was revoked says so', () => {
  expect(tile({ ...bound, certificate: 'revoked' }, 'certificate')?.state).toBe('revoked')
})

test('a certificate is to be drawn once it is available, under the name of its cohort', () => {
  expect(tile({ ...bound, certificate: 'available' }, 'certificate')).toMatchObject({
    state: 'to-do',
    name: '毕业去向登记证明',
  })
})
