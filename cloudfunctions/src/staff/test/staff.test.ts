import { expect, jest, test } from '@jest/globals'
import type { OperationName } from 'shared-types/operations'
import { ask, codeOf } from '../../../test/builders/ask'
import { newcomer, newcomersPassword } from '../../../test/builders/newcomer'
import { signInOverHttp } from '../../../test/builders/sign-in'
import { nobody, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { codeAt } from '../../accounts/second-factor/totp'

const world = await openWorld()
// Passwords are slow on purpose.
jest.setTimeout(60_000)
const chief = await world.staff('10001level1')
const code = async (person: Person, operation: OperationName, input: unknown) =>
  codeOf(await ask(world, person, operation, input))
let names = 0
const addRole = () =>
  world.call(chief, 'roles.add', {
    ...{ name: `角色${(names += 1)}`, level: 'level2' as const, majors: [] },
    functions: ['roles.view' as const],
  })
const signIn = (account: string, password: string, more: object = {}) =>
  ask(world, nobody('staff'), 'accounts.sign-in', { account, password, ...more })
const forget = () => world.owner.query('delete from attempt')

test('a new account begins with the school’s code and must change its password first', async () => {
  const { accountPrefix } = await world.call(chief, 'staff.form-choices', {})
  expect(accountPrefix).toBe('10001')
  const role = await addRole()
  const input = { accountSuffix: 'lin', name: '林老师', roleId: role.id, password: 'Sample2026x' }
  const made = await world.call(chief, 'staff.add', input)
  expect(made).toMatchObject({ account: '10001lin', mustChangePassword: true, lastSignInAt: null })
  const { person } = await signInOverHttp(world, { account: '10001lin', password: 'Sample2026x' })
  expect(await code(person, 'roles.list', {})).toBe('password-change-required')
  expect(await code(chief, 'staff.add', input)).toBe('name-taken')
  for (const password of ['short1', 'onlyletters', '12345678', 'zhang2026', 'password1'])
    expect(await code(chief, 'staff.add', { ...input, accountSuffix: 'zhang', password })).toBe(
      'password-too-weak',
    )
})

test('only who has never signed in is deleted; others are switched off and out at once', async () => {
  const role = await addRole()
  const used = await newcomer(world, chief, role.id)
  const { rows } = await world.call(chief, 'staff.list', { search: used.account })
  const [{ id, version } = { id: '', version: 0 }] = rows
  expect(await code(chief, 'staff.delete', { id, version })).toBe('already-used')
  expect(await code(used, 'roles.list', {})).toBe('answered')
  await world.call(chief, 'staff.switch', { id, version, enabled: false })
  expect(await code(used, 'roles.list', {})).toBe('sign-in-required')
  expect(codeOf(await signIn(used.account, newcomersPassword))).toBe('sign-in-refused')
  await forget()

  const input = { accountSuffix: 'never', name: '没来', roleId: role.id, password: 'Sample2026x' }
  const never = await world.call(chief, 'staff.add', input)
  await world.call(chief, 'staff.delete', { id: never.id, version: 1 })
  expect((await world.call(chief, 'staff.list', { search: '10001never' })).total).toBe(0)
})

test('nobody switches off, deletes or resets themselves, and a stale edit is refused', async () => {
  const { rows } = await world.call(chief, 'staff.list', { search: '10001level1' })
  const [me] = rows
  const which = { id: me?.id ?? '', version: me?.version ?? 0 }
  expect(me?.allowed).toEqual({ edit: true, switch: false, resetPassword: false, delete: false })
  expect(await code(chief, 'staff.switch', { ...which, enabled: false })).toBe('not-yourself')
  expect(await code(chief, 'staff.delete', which)).toBe('not-yourself')
  expect(await code(chief, 'staff.reset-password', which)).toBe('not-yourself')
  const stale = { ...which, version: which.version + 1, name: '新名', roleId: me?.roleId ?? '' }
  expect(await code(chief, 'staff.edit', stale)).toBe('changed-elsewhere')
})

test('a reset password is shown once, serves once, and ends what was signed in', async () => {
  const person = await newcomer(world, chief, (await addRole()).id)
  const { account, password } = await world.call(chief, 'staff.reset-password', {
    id: person.id ?? '',
    version: person.member.version,
  })
  expect(await code(person, 'roles.list', {})).toBe('sign-in-required')
  expect(codeOf(await signIn(account, newcomersPassword))).toBe('sign-in-refused')
  await forget()
  const { person: back } = await signInOverHttp(world, { account, password })
  expect(await code(back, 'roles.list', {})).toBe('password-change-required')
  const { rows } = await world.owner.query<{ text: string }>(
    "select coalesce(before::text, '') || coalesce(after::text, '') as text from audit_entry",
  )
  expect(rows.some((it) => it.text.includes(password))).toBe(false)
})

test('a locked account is shown as such and can be opened', async () => {
  const person = await newcomer(world, chief, (await addRole()).id)
  const read = async () =>
    (await world.call(chief, 'staff.list', { search: person.account })).rows[0]?.lockedUntil
  await world.owner.query(
    `insert into attempt values ($1, 9, now() + interval '9 minutes', now())`,
    [world.services.keys.blindIndex('attempt', `sign-in/account/${person.account}`)],
  )
  expect(await read()).not.toBeNull()
  expect(codeOf(await signIn(person.account, newcomersPassword))).toBe('sign-in-locked')
  await world.call(chief, 'staff.unlock', { id: person.id ?? '' })
  expect(await read()).toBeNull()
  expect(codeOf(await signIn(person.account, newcomersPassword))).toBe('answered')
})

async function enrol(person: Person & { account: string }) {
  const { secret, otpauthUrl } = await world.call(person, 'accounts.begin-second-factor', {
    password: newcomersPassword,
  })
  expect(otpauthUrl).toMatch(/^otpauth:\/\/totp\//)
  const at = (seconds: number) => codeAt(secret, new Date(Date.now() + seconds * 1000))
  const { recoveryCodes } = await world.call(person, 'accounts.confirm-second-factor', {
    code: at(-30),
  })
  return { at, recoveryCodes }
}

test('with an authenticator sign-in takes two steps; no code serves twice, a recovery code serves once', async () => {
  const person = await newcomer(world, chief, (await addRole()).id)
  const { at, recoveryCodes } = await enrol(person)
  const enter = async (more: object = {}) =>
    codeOf(await signIn(person.account, newcomersPassword, more))
  expect(recoveryCodes).toHaveLength(10)
  expect(await enter()).toBe('second-factor-required')
  expect(codeOf(await signIn(person.account, 'Wrong2026pass', { code: at(0) }))).toBe(
    'sign-in-refused',
  )
  await forget()
  expect(await enter({ code: at(-30) })).toBe('second-factor-wrong')
  const now = at(0)
  const twice = await Promise.all([enter({ code: now }), enter({ code: now })])
  expect(twice.filter((it) => it === 'answered')).toHaveLength(1)
  await forget()
  expect(await enter({ code: now })).toBe('second-factor-wrong')
  await forget()
  const [first = ''] = recoveryCodes
  expect(await enter({ code: first.toUpperCase().replaceAll('-', ' ') })).toBe('answered')
  expect(await enter({ code: first })).toBe('second-factor-wrong')
  await forget()
  const { recoveryCodesLeft } = await world.call(person, 'accounts.get-second-factor', {})
  expect(recoveryCodesLeft).toBe(9)
})

test('wrong codes cost ever longer waits', async () => {
  const person = await newcomer(world, chief, (await addRole()).id)
  await enrol(person)
  const codes = []
  for (let tries = 0; tries < 6; tries++)
    codes.push(codeOf(await signIn(person.account, newcomersPassword, { code: '000000' })))
  expect(codes).toEqual([...Array<string>(5).fill('second-factor-wrong'), 'sign-in-locked'])
  await forget()
})

test('where the school demands it, nothing works before enrolment, and it cannot be given up', async () => {
  const lonely = await world.staff('10002level1')
  await world.owner.query(
    `update staff set password_hash = (select password_hash from staff where id = $1) where id = $2`,
    [(await newcomer(world, chief, (await addRole()).id)).id, lonely.id],
  )
  await world.call(lonely, 'staff.set-security', { requireSecondFactor: true })
  expect(await code(lonely, 'roles.list', {})).toBe('second-factor-enrolment-required')
  expect(await world.call(lonely, 'accounts.current-session', {})).toMatchObject({
    mustEnrolSecondFactor: true,
  })
  const { at } = await enrol({ ...lonely, account: '10002level1' })
  expect(await code(lonely, 'roles.list', {})).toBe('answered')
  expect(await code(lonely, 'accounts.remove-second-factor', { code: at(0) })).toBe(
    'second-factor-compulsory',
  )
  expect(await world.call(lonely, 'staff.get-security', {})).toMatchObject({ enrolled: 1 })
})

test('whoever looks after users frees somebody who lost the authenticator', async () => {
  const person = await newcomer(world, chief, (await addRole()).id)
  await enrol(person)
  const { rows } = await world.call(chief, 'staff.list', { search: person.account })
  const version = rows[0]?.version ?? 0
  await world.call(chief, 'staff.reset-second-factor', { id: person.id ?? '', version })
  expect(codeOf(await signIn(person.account, newcomersPassword))).toBe('answered')
})

test('one’s own sign-ins are listed newest first, with place and browser', async () => {
  const person = await newcomer(world, chief, (await addRole()).id)
  const input = { account: person.account, password: newcomersPassword }
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0.0.0 Safari/537.36'
  await signInOverHttp(world, input, { 'X-Real-IP': '10.1.2.3', 'User-Agent': userAgent })
  const { rows, next } = await world.call(person, 'accounts.list-sign-ins', { limit: 1 })
  expect(rows).toMatchObject([
    { address: '10.1.2.3', region: '内网', browser: 'Chrome 130 · Windows' },
  ])
  const older = await world.call(person, 'accounts.list-sign-ins', { after: next ?? '' })
  expect(older.rows).toHaveLength(1)
})
