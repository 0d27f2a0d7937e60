import { afterAll, expect, test } from '@jest/globals'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { passTime, startClock, stopClock } from '../../../test/builders/clock'
import type { Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
stopClock('2026-11-23T02:00:00Z')
afterAll(() => void startClock())
const level2 = await world.staff('10001level2')
const reason = '本人持身份证到场'

async function confirmed() {
  const student = await world.student({ bound: false })
  const { version } = await world.call(level2, 'students.get', { id: student.id })
  const act = { id: student.id, version, reason }
  return { student, act, ...(await world.call(level2, 'students.confirm-identity', act)) }
}

const bind = (by: Person, { row }: Student, confirmationCode?: string) =>
  ask(world, by, 'identity.bind', {
    idType: 'resident',
    name: row.name,
    idNumber: row.idNumber,
    ...(confirmationCode && { confirmationCode }),
  })

test('confirmed in person, a student binds with the code and without the face check', async () => {
  const { student, code, expiresAt } = await confirmed()
  expect(code).toMatch(/^\d{8}$/)
  expect(expiresAt).toBe('2026-11-26T02:00:00.000Z')
  const visitor = await world.visitor()
  expect(codeOf(await bind(visitor, student))).toBe('face-required')

  expect(await bind(visitor, student, code)).toMatchObject({
    ok: true,
    value: { face: { provider: 'school' }, student: { studentNumber: student.row.studentNumber } },
  })
  const record = await world.call(level2, 'students.get', { id: student.id })
  expect(record).toMatchObject({
    bound: { faceProvider: 'school' },
    confirmedUntil: null,
    history: [{ action: 'bind' }, { action: 'confirm-identity', reason, actorName: '林经办' }],
  })
})

test('a code counts once, for one record, for three days, and a new one replaces the old', async () => {
  const { student, act, code } = await confirmed()
  const { student: other } = await confirmed()
  const refused = async (who: Student, with_: string) =>
    expect(codeOf(await bind(await world.visitor(), who, with_))).toBe('binding-refused')
  await refused(student, '00000000' === code ? '11111111' : '00000000')
  await refused(other, code)
  const { code: newer } = await world.call(level2, 'students.confirm-identity', act)
  if (newer !== code) await refused(student, code)
  passTime(3 * 24 * 3600 + 1)
  await refused(student, newer)
  stopClock('2026-11-23T02:00:00Z')

  const visitors = [await world.visitor(), await world.visitor()]
  expect(await codesAtOnce(visitors.map((it) => bind(it, student, newer)))).toEqual([
    'answered',
    'binding-refused',
  ])
})

test('guessing is slowed down like any other wrong try', async () => {
  const { student } = await confirmed()
  const visitor = await world.visitor()
  for (let at = 0; at < 5; at++) await bind(visitor, student, '99999999')
  expect(codeOf(await bind(visitor, student, '99999999'))).toBe('too-many-requests')
})

test('nobody is confirmed whose WeChat is bound', async () => {
  const { id } = await world.student()
  const { version } = await world.call(level2, 'students.get', { id })
  const act = { id, version, reason }
  expect(codeOf(await ask(world, level2, 'students.confirm-identity', act))).toBe('student-bound')
})

test('a version that is not the present one is refused', async () => {
  const { id } = await world.student()
  const act = { id, version: 9, reason }
  for (const name of ['students.confirm-identity', 'students.unbind'] as const)
    expect(codeOf(await ask(world, level2, name, act))).toBe('changed-elsewhere')
})

test('unbinding ends every session of the WeChat, and the next binding proves the person anew', async () => {
  const student = await world.student()
  const { openid: _, ...inBrowser } = student
  expect(codeOf(await ask(world, inBrowser, 'identity.who-am-i', {}))).toBe('answered')
  const { version } = await world.call(level2, 'students.get', { id: student.id })

  const record = await world.call(level2, 'students.unbind', {
    id: student.id,
    version,
    reason: '更换微信',
  })

  expect(record).toMatchObject({ bound: null, history: [{ action: 'unbind', reason: '更换微信' }] })
  expect(codeOf(await ask(world, inBrowser, 'identity.who-am-i', {}))).toBe('sign-in-required')
  const inWechat = { caller: 'student' as const, openid: student.openid ?? '' }
  expect(await ask(world, inWechat, 'identity.who-am-i', {})).toMatchObject({
    value: { student: null, face: null },
  })
  expect(codeOf(await ask(world, inWechat, 'reports.mine', { kind: 'origin' }))).toBe(
    'binding-required',
  )
  expect(codeOf(await bind(inWechat, student))).toBe('face-required')
  const act = { id: student.id, version, reason: '再次' }
  expect(codeOf(await ask(world, level2, 'students.unbind', act))).toBe('not-bound')
  const { code } = await world.call(level2, 'students.confirm-identity', act)
  expect(codeOf(await bind(await world.visitor(), student, code))).toBe('answered')
})
