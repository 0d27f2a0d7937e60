import { expect, test } from '@jest/globals'
import type { Visitor } from 'shared-types/identity/operations'
import { firstPage, nextTask, serviceTiles } from './service-tiles'

const newcomer: Visitor = {
  sandbox: true,
  consent: { version: '2026-11', given: false },
  face: null,
  student: null,
  reports: [],
  reassignment: null,
  appeals: { open: 0, answered: 0 },
  archive: null,
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
  const pages = serviceTiles(newcomer).map((it) => it.page)
  expect(pages.filter((it) => !it.startsWith('/pages/consent/index?next='))).toEqual([])
  const [questions, appeals, ...others] = [...new Set(pages)].reverse()
  expect(others).toEqual(['/pages/consent/index?next=%2Fpages%2Fidentity%2Findex'])
  expect(appeals).toBe('/pages/consent/index?next=%2Fpages%2Fappeals%2Findex')
  expect(questions).toBe('/pages/consent/index?next=%2Fpages%2Fquestions%2Findex')
})

test('somebody who is not bound has one thing to do', () => {
  const open = serviceTiles(newcomer).filter((it) => it.state !== 'closed')
  expect(open.map((it) => it.key)).toEqual(['identity', 'questions'])
  expect(nextTask(open)?.key).toBe('identity')
})

test('whoever has given consent gets to their settings, bound or not', () => {
  const unbound = { ...newcomer, consent: bound.consent }
  expect(firstPage(unbound, '/pages/me/index')).toBe('/pages/me/index')
  expect(firstPage(unbound, '/pages/certificate/index')).toBe('/pages/identity/index')
})

test('what the registers of past years hold needs the face check alone', () => {
  const face = { provider: 'sandbox', verifiedAt: '2026-11-01T00:00:00.000Z' } as const
  const alumnus = { ...newcomer, consent: bound.consent, face }
  expect(firstPage(alumnus, '/pages/certificate/index')).toBe('/pages/certificate/index')
  expect(firstPage(alumnus, '/pages/archive/index')).toBe('/pages/identity/index')
  expect(tile(alumnus, 'certificate')).toMatchObject({ state: 'known', next: '查阅历年报到证' })
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
  const visitor: Visitor = { ...bound, reports: [{ kind: 'origin', stage, open, closesOn: null }] }
  expect(tile(visitor, 'origin')?.state).toBe(shown)
})

test('a dispatch that has not been initialised cannot be begun', () => {
  const visitor: Visitor = {
    ...bound,
    reports: [{ kind: 'dispatch', stage: null, open: true, closesOn: null }],
  }
  expect(tile(visitor, 'dispatch')?.state).toBe('closed')
})

const period = { opensOn: '2026-07-01', closesOn: '2028-06-30', formerHolds: true } as const
test.each([
  ['before', null, 'closed', '2026 年 7 月 1 日起可申请'],
  ['open', null, 'open', '2028 年 6 月 30 日（含）前可申请'],
  ['over', null, 'closed', '择业期已满'],
  ['open', 'level1', 'in-review', '学校审核中'],
  ['open', 'rejected', 'returned', '请按意见修改后重新提交'],
  ['over', 'rejected', 'returned', '择业期已满，请联系学校'],
  ['over', 'centre', 'in-review', '省中心审核中'],
  ['open', 'completed', 'done', '改派已完成'],
] as const)(
  'a reassignment %s its period, with an application at %s, shows as %s',
  (phase, stage, state, next) => {
    const visitor: Visitor = { ...bound, reassignment: { stage, phase, ...period } }
    expect(tile(visitor, 'reassignment')).toMatchObject({ state, next })
    expect(tile(visitor, 'reassignment')?.page).toBe('/pages/report/index?kind=dispatch&reassign=1')
  },
)

test('a reassignment that came back is to be done once, not as a dispatch as well', () => {
  const visitor: Visitor = {
    ...bound,
    reports: [{ kind: 'dispatch', stage: 'rejected', open: false, closesOn: null }],
    reassignment: { stage: 'rejected', phase: 'open', ...period },
  }
  expect(tile(visitor, 'dispatch')).toMatchObject({ state: 'done', next: '查看' })
  expect(nextTask(serviceTiles(visitor))?.key).toBe('reassignment')
})

test.each([
  ['completed', 'open', 'done', '改派已完成'],
  ['rejected', 'open', 'returned', '请按意见修改后重新提交'],
  ['rejected', 'over', 'returned', '择业期已满，请联系学校'],
  ['centre', 'open', 'in-review', '省中心审核中'],
] as const)(
  'once a reassignment was completed, it and the dispatch are the same: at %s, %s, both show %s',
  (stage, phase, state, next) => {
    const visitor: Visitor = {
      ...bound,
      reports: [{ kind: 'dispatch', stage, open: false, closesOn: null }],
      reassignment: { stage, phase, ...period, formerHolds: false },
    }
    for (const key of ['dispatch', 'reassignment'])
      expect(tile(visitor, key)).toMatchObject({ state, next })
  },
)

test('nothing settled, nothing to reassign', () => {
  expect(tile(bound, 'reassignment')).toMatchObject({ state: 'closed', next: '派遣完成后可申请' })
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

test('a window that closes says by when, also to those whose report came back', () => {
  const of = (stage: 'draft' | 'rejected', open = true): Visitor => ({
    ...bound,
    reports: [{ kind: 'origin', stage, open, closesOn: open ? '2026-07-01' : null }],
  })
  expect(tile(of('draft'), 'origin')?.next).toBe('请在 7 月 1 日（含）前提交')
  expect(tile(of('rejected'), 'origin')?.next).toBe('请在 7 月 1 日（含）前修改提交')
  expect(tile(of('rejected', false), 'origin')?.next).toBe('已停止上报，请联系学校')
})

test('appeals are open to whoever has given consent, bound or not, and an answer stands out', () => {
  const unbound = { ...newcomer, consent: bound.consent }
  expect(tile(unbound, 'appeals')).toMatchObject({ state: 'open', page: '/pages/appeals/index' })
  const answered = { ...bound, appeals: { open: 2, answered: 1 } }
  expect(tile(answered, 'appeals')).toMatchObject({ state: 'answered', next: '1 件已回复' })
})

test('what came back comes first, then an answer, then what is new', () => {
  const visitor: Visitor = {
    ...bound,
    appeals: { open: 1, answered: 1 },
    reports: [
      { kind: 'origin', stage: 'rejected', open: true, closesOn: null },
      { kind: 'employment', stage: null, open: true, closesOn: null },
    ],
  }
  expect(nextTask(serviceTiles(visitor))?.key).toBe('origin')
  expect(nextTask(serviceTiles({ ...visitor, reports: visitor.reports.slice(1) }))?.key).toBe(
    'appeals',
  )
  expect(nextTask(serviceTiles({ ...bound, certificate: 'issued' }))).toBeUndefined()
})

test('an archive on its way is under way, one that came back is the student’s business', () => {
  expect(tile({ ...bound, archive: 'sent' }, 'archive')?.state).toBe('in-review')
  expect(tile({ ...bound, archive: 'returned' }, 'archive')?.state).toBe('returned')
})
