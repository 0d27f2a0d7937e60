import { expect, test } from '@jest/globals'
import type { Visitor } from 'shared-types/identity/operations'
import { serviceTiles } from './service-tiles'

const newcomer: Visitor = {
  sandbox: true,
  consent: { version: '2026-11', given: false },
  face: null,
  student: null,
  reports: [],
  certificate: 'none',
}

const stateOf = (visitor: Visitor, name: string) =>
  serviceTiles(visitor).find((it) => it.name === name)?.state

test('somebody who is not bound has one thing to do, which begins with consent', () => {
  const open = serviceTiles(newcomer).filter((it) => it.state !== 'closed')
  expect(open).toEqual([
    { name: '实名认证 / 学籍绑定', state: 'to-do', page: '/pages/consent/index' },
  ])
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
  const visitor: Visitor = { ...newcomer, reports: [{ kind: 'origin', stage, open }] }
  expect(stateOf(visitor, '生源上报')).toBe(shown)
})

test('a certificate is to be drawn once it is available', () => {
  expect(stateOf({ ...newcomer, certificate: 'available' }, '电子报到证')).toBe('to-do')
})
