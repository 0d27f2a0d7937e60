import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { nobody } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { openStudentSession } from '../identify-student'

const world = await openWorld()
const person = { name: '样例', idNumber: '440106200401010017' }

test('a first visit knows nobody and asks for consent', async () => {
  const visitor = await world.visitor({ consent: false })
  const seen = await world.call(visitor, 'identity.who-am-i', {})
  expect(seen).toMatchObject({ consent: { given: false }, face: null, student: null, reports: [] })
  expect(codeOf(await ask(world, visitor, 'identity.start-face-check', person))).toBe(
    'consent-required',
  )
})

test('consent is given to the version in force, and stored with its time', async () => {
  const visitor = await world.visitor({ consent: false })
  const outdated = await ask(world, visitor, 'identity.give-consent', { version: '2020-01' })
  expect(codeOf(outdated)).toBe('consent-outdated')
  const { version } = (await world.call(visitor, 'identity.who-am-i', {})).consent
  const agreed = await world.call(visitor, 'identity.give-consent', { version })
  expect(agreed.consent).toEqual({ version, given: true })
  const { rows } = await world.owner.query(
    `select operation, after from audit_entry where operation = 'identity.give-consent'`,
  )
  expect(rows.at(-1)).toEqual({ operation: 'identity.give-consent', after: { version } })
})

test('a new version asks again before anything else is done', async () => {
  const student = await world.student({ origin: 'draft' })
  await world.owner.query(
    `update wechat_account set consent_version = '2020-01' where student_id = $1`,
    [student.id],
  )
  expect(await ask(world, student, 'identity.who-am-i', {})).toMatchObject({
    value: { consent: { given: false } },
  })
  expect(codeOf(await ask(world, student, 'reports.mine', { kind: 'origin' }))).toBe(
    'consent-required',
  )
})

test('without WeChat and without a session there is nobody', async () => {
  expect(codeOf(await ask(world, nobody('student'), 'identity.who-am-i', {}))).toBe(
    'sign-in-required',
  )
})

test('an openid in the call itself is not believed', async () => {
  const student = await world.student()
  const reply = await world.mains.student(
    {
      operation: 'identity.who-am-i',
      input: {},
      openid: student.openid,
      userInfo: { openId: student.openid },
    },
    { environment: JSON.stringify({ TCB_ENV: 'test' }) },
  )
  expect(reply).toMatchObject({ ok: false, code: 'sign-in-required' })
})

test('in a browser the same person is known by a session, until they leave or thirty days pass', async () => {
  const student = await world.student()
  const openid = student.openid ?? ''
  const open = async (at: Date) => ({
    caller: 'student' as const,
    token: await openStudentSession(world.services, openid, at),
  })
  const days = (count: number) => new Date(Date.now() - count * 24 * 3600_000)
  const [fresh, old] = [await open(days(29)), await open(days(30))]
  expect((await world.call(fresh, 'identity.who-am-i', {})).student?.name).toBe(student.row.name)
  expect(codeOf(await ask(world, old, 'identity.who-am-i', {}))).toBe('sign-in-required')
  await world.call(fresh, 'identity.sign-out', {})
  expect(codeOf(await ask(world, fresh, 'identity.who-am-i', {}))).toBe('sign-in-required')
})
