import { afterEach, expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { passTime, startClock, stopClock } from '../../../test/builders/clock'
import { signInOverHttp } from '../../../test/builders/sign-in'
import { PASSWORD, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { hashPassword } from '../passwords'

const world = await openWorld()

afterEach(async () => {
  startClock()
  await world.owner.query('delete from attempt')
})

const current = async (by: Person) => codeOf(await ask(world, by, 'accounts.current-session', {}))
const signedIn = async () =>
  (await signInOverHttp(world, { account: '10001level1', password: PASSWORD })).person
const change = (by: Person, oldPassword: string, newPassword: string) =>
  ask(world, by, 'accounts.change-password', { oldPassword, newPassword })

const setPassword = async (account: string, password: string) =>
  world.owner.query('update staff set password_hash = $2 where account = $1', [
    account,
    await hashPassword(password),
  ])

test('a session ends two hours after it was last used', async () => {
  stopClock('2026-06-01T00:00:00Z')
  const person = await signedIn()
  passTime(2 * 3600)
  expect(await current(person)).toBe('answered')
  passTime(2 * 3600)
  expect(await current(person)).toBe('answered')
  passTime(2 * 3600 + 1)
  expect(await current(person)).toBe('sign-in-required')
})

test('a session ends twelve hours after signing in, however busy', async () => {
  stopClock('2026-06-01T00:00:00Z')
  const person = await signedIn()
  for (let hour = 1; hour < 12; hour += 1) {
    passTime(3600)
    expect(await current(person)).toBe('answered')
  }
  passTime(3600)
  expect(await current(person)).toBe('sign-in-required')
})

test('signing out ends this session and no other', async () => {
  const here = await world.staff('10001level1')
  const elsewhere = await world.staff('10001level1')
  expect(codeOf(await ask(world, here, 'accounts.sign-out', {}))).toBe('answered')
  expect(await current(here)).toBe('sign-in-required')
  expect(await current(elsewhere)).toBe('answered')
})

test.each(['', 'x'.repeat(43), '../../etc'])('a made-up token is nobody (%j)', async (token) => {
  expect(await current({ caller: 'staff', token })).toBe('sign-in-required')
})

const switches: [what: string, off: string, on: string][] = [
  [
    'person',
    `update staff set enabled = false where account = '10001level2'`,
    `update staff set enabled = true where account = '10001level2'`,
  ],
  [
    'role',
    `update role set enabled = false where name = '二级'`,
    `update role set enabled = true where name = '二级'`,
  ],
  [
    'school',
    `update school set enabled = false where code = '10001'`,
    `update school set enabled = true where code = '10001'`,
  ],
]

test.each(switches)(
  'a %s that is switched off is refused at the very next request',
  async (_what, off, on) => {
    const person = await world.staff('10001level2')
    expect(await current(person)).toBe('answered')
    await world.owner.query(off)
    try {
      expect(await current(person)).toBe('sign-in-required')
      const signIn = { account: '10001level2', password: PASSWORD }
      const reply = await ask(world, { caller: 'staff' }, 'accounts.sign-in', signIn)
      expect(codeOf(reply)).toBe('sign-in-refused')
    } finally {
      await world.owner.query(on)
    }
    expect(await current(person)).toBe('answered')
  },
)

test('until a first password is changed, nothing else works', async () => {
  await setPassword('10001new', PASSWORD)
  const person = await world.staff('10001new')
  const refused = [
    ask(world, person, 'students.list', { year: 2026 }),
    ask(world, person, 'organisation.get', {}),
    ask(world, person, 'files.prepare-upload', { purpose: 'attachment', name: 'a.png', size: 1 }),
  ]
  for (const reply of await Promise.all(refused))
    expect(reply).toMatchObject({
      code: 'password-change-required',
      message: '首次登录请先修改密码',
    })
  expect(await ask(world, person, 'accounts.current-session', {})).toMatchObject({
    value: { mustChangePassword: true },
  })

  expect(await change(person, PASSWORD, 'Changed2026y')).toMatchObject({
    value: { mustChangePassword: false },
  })
  expect(codeOf(await ask(world, person, 'students.list', { year: 2026 }))).toBe('answered')
})

const weak: [string, string][] = [
  ['short', 'Abc1234'],
  ['without digits', 'Abcdefghij'],
  ['without letters', '9081726354'],
  ['common', 'password2026'],
  ['made of the account', 'x10001level1y'],
  ['made of what the school chose', 'my-level1-2026'],
  ['made of the name', '陈指导abc2026'],
  ['the old one', PASSWORD],
]

test.each(weak)('a new password that is %s is refused', async (_why, password) => {
  const person = await world.staff('10001level1')
  const other = await world.staff('10001level1')
  expect(codeOf(await change(person, PASSWORD, password))).toBe('password-too-weak')
  expect(await current(other)).toBe('answered')
  const signIn = { account: '10001level1', password: PASSWORD }
  expect(codeOf(await ask(world, { caller: 'staff' }, 'accounts.sign-in', signIn))).toBe('answered')
})

test('a changed password signs everybody else out, and the old one is worth nothing', async () => {
  await setPassword('10001level2', PASSWORD)
  const person = await world.staff('10001level2')
  const elsewhere = await world.staff('10001level2')
  expect(codeOf(await change(person, PASSWORD, 'Changed2026y'))).toBe('answered')
  expect(await current(person)).toBe('answered')
  expect(await current(elsewhere)).toBe('sign-in-required')
  const signIn = (password: string) =>
    ask(world, { caller: 'staff' }, 'accounts.sign-in', { account: '10001level2', password })
  expect(codeOf(await signIn(PASSWORD))).toBe('sign-in-refused')
  const { rows } = await world.owner.query<{ entry: string }>(
    `select row_to_json(audit_entry)::text as entry from audit_entry where operation = 'accounts.change-password'`,
  )
  expect(rows.map((it) => it.entry).join()).not.toMatch(/Changed2026y|argon2/)
})

test('whoever sits at somebody’s desk has five tries at the old password', async () => {
  const person = await world.staff('10001level1')
  for (let tries = 0; tries < 5; tries += 1)
    expect(codeOf(await change(person, 'Wrong2026x', 'Changed2026y'))).toBe('password-wrong')
  expect(await change(person, PASSWORD, 'Changed2026y')).toMatchObject({
    code: 'too-many-requests',
    hint: { retryAfterSeconds: 30 },
  })
})

test('of two people with the same account name in different schools each is themselves', async () => {
  const people = [await world.staff('10001other'), await world.staff('10002level1')]
  await world.owner.query(`update staff set account = 'same' where id = any ($1)`, [
    people.map((it) => it.id),
  ])
  const names = people.map(
    async (by) => (await world.call(by, 'accounts.current-session', {})).name,
  )
  expect(await Promise.all(names)).toEqual(['邻院系', '外校人'])
})
