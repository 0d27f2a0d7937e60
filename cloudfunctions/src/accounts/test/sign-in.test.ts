import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { passTime, startClock, stopClock } from '../../../test/builders/clock'
import { signInOverHttp } from '../../../test/builders/sign-in'
import { nobody, PASSWORD } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { kept, lockSeconds } from '../../runtime/back-off'
import { hashToken } from '../../runtime/random-token'

const world = await openWorld()
const visitor = nobody('staff')
let addresses = 0
let address = ''

beforeEach(() => {
  addresses += 1
  address = `198.51.100.${addresses}`
})
afterEach(async () => {
  startClock()
  await world.owner.query('delete from attempt')
})

/** The captcha as a person reads it: what the picture shows. */
async function captcha() {
  const { captcha: sealed } = await world.call(visitor, 'accounts.get-captcha', {})
  const { text } = JSON.parse(world.services.keys.open(sealed)) as { text: string }
  return { captcha: sealed, answer: text }
}

const signIn = (account: string, password: string, more: object = {}, from = address) =>
  ask(world, visitor, 'accounts.sign-in', { account, password, ...more }, { address: from })

const signInWithCaptcha = async (account: string, password: string) =>
  signIn(account, password, { captcha: await captcha() })

const count = async (table: 'staff_session' | 'sign_in') => {
  const { rows } = await world.owner.query<{ count: number }>(
    `select count(*) as count from ${table}`,
  )
  return rows[0]?.count
}

test('the right password opens a session that only the browser holds, and is on record', async () => {
  const input = { account: ' 10001LEVEL1 ', password: PASSWORD }
  const from = { 'X-Real-IP': address, 'User-Agent': 'Firefox' }
  const { answer, cookie, person } = await signInOverHttp(world, input, from)

  expect(JSON.parse(answer.body)).toMatchObject({
    value: { account: '10001level1', name: '陈指导' },
  })
  expect(cookie).toMatch(
    /^staff_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/,
  )
  expect(answer.body).not.toContain(person.token)
  const session = await world.call(person, 'accounts.current-session', {})
  expect(session.account).toBe('10001level1')

  const { rows } = await world.owner.query(
    `select s.address, s.browser, t.token_hash from sign_in s join staff_session t using (staff_id)
     where t.token_hash = $1`,
    [hashToken(person.token ?? '')],
  )
  expect(rows).toMatchObject([{ address, browser: 'Firefox' }])
})

test('a password is kept as argon2id: 19 MiB, two passes', async () => {
  const { rows } = await world.owner.query<{ hash: string }>(
    `select password_hash as hash from staff where account = '10001level1'`,
  )
  expect(rows[0]?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a wrong password, a strange account and somebody disabled get one and the same answer', async () => {
  const before = [await count('staff_session'), await count('sign_in')]
  const replies = [
    await signIn('10001level1', 'Wrong2026x'),
    await signIn('19999nobody', 'Wrong2026x'),
    await signIn('10001gone', PASSWORD),
    // Loaded without a password: the account has none.
    await signIn('10001other', 'none'),
  ]
  for (const { requestId: _, ...reply } of replies)
    expect(reply).toEqual({
      ok: false,
      code: 'sign-in-refused',
      message: '账号或密码不正确',
      hint: {},
    })
  expect([await count('staff_session'), await count('sign_in')]).toEqual(before)
})

test('after a failure the picture is asked for, and is good for one answer', async () => {
  await signIn('10001level1', 'Wrong2026x')
  expect(codeOf(await signIn('10001level1', PASSWORD))).toBe('captcha-required')
  const once = { captcha: await captcha() }
  const wrong = { captcha: { ...once.captcha, answer: '????' } }
  expect(codeOf(await signIn('10001level1', PASSWORD, wrong))).toBe('captcha-wrong')
  expect(codeOf(await signIn('10001level1', PASSWORD, once))).toBe('captcha-wrong')
  expect(codeOf(await signInWithCaptcha('10001level1', PASSWORD))).toBe('answered')
})

test('five failures lock the account, each further one for longer, and a success forgets them', async () => {
  stopClock('2026-06-01T02:00:00Z')
  await signIn('10001level1', 'Wrong2026x')
  for (let tries = 1; tries < 5; tries += 1)
    expect(codeOf(await signInWithCaptcha('10001level1', 'Wrong2026x'))).toBe('sign-in-refused')

  expect(await signIn('10001level1', PASSWORD)).toMatchObject({
    code: 'sign-in-locked',
    hint: { retryAfterSeconds: 30 },
  })
  passTime(29)
  expect(codeOf(await signInWithCaptcha('10001level1', PASSWORD))).toBe('sign-in-locked')
  passTime(1)
  expect(codeOf(await signInWithCaptcha('10001level1', 'Wrong2026x'))).toBe('sign-in-refused')
  expect(await signIn('10001level1', PASSWORD)).toMatchObject({ hint: { retryAfterSeconds: 60 } })
  passTime(60)
  expect(codeOf(await signInWithCaptcha('10001level1', PASSWORD))).toBe('answered')
  expect(codeOf(await signIn('10001level1', 'Wrong2026x'))).toBe('sign-in-refused')
})

test('the lock doubles up to a quarter of an hour and is forgotten after a day', () => {
  const seconds = [4, 5, 6, 7, 8, 9, 10, 50].map((failures) => lockSeconds(failures, 5))
  expect(seconds).toEqual([0, 30, 60, 120, 240, 480, 900, 900])
  const at = (hours: number) => new Date(Date.UTC(2026, 5, 1) + hours * 3600_000)
  expect(kept({ failures: 9, updated_at: at(0) }, {}, at(24)).failures).toBe(9)
  expect(kept({ failures: 9, updated_at: at(0) }, {}, at(24.1)).failures).toBe(0)
})

test('the lock is the account’s, wherever the tries come from; others sign in beside it', async () => {
  await signIn('10001level1', 'Wrong2026x')
  for (let tries = 1; tries < 5; tries += 1) await signInWithCaptcha('10001level1', 'Wrong2026x')
  expect(codeOf(await signIn('10001level1', PASSWORD, {}, '198.51.100.250'))).toBe('sign-in-locked')
  expect(codeOf(await signIn('10001level2', PASSWORD))).toBe('answered')
})

test('guesses at the same moment are counted before they are looked at', async () => {
  const guesses = Array.from({ length: 20 }, (_, order) =>
    signIn('10001level1', `Guess2026${order}`),
  )
  const codes = await codesAtOnce(guesses)
  expect(codes.filter((it) => it === 'sign-in-refused').length).toBeLessThanOrEqual(5)
  expect(codes.filter((it) => it === 'answered' || it === 'unexpected')).toEqual([])
}, 30_000)

test('a campus behind one address may make sixty mistakes before it waits, and then one a minute', async () => {
  stopClock('2026-06-01T02:00:00Z')
  for (let tries = 0; tries < 60; tries += 1)
    expect(codeOf(await signIn(`19999guess${tries}`, 'Wrong2026x'))).toBe('sign-in-refused')
  expect(codeOf(await signIn('10001level2', PASSWORD))).toBe('sign-in-locked')
  expect(codeOf(await signIn('10001level2', PASSWORD, {}, '198.51.100.251'))).toBe('answered')

  passTime(60)
  expect(codeOf(await signIn('10001level2', PASSWORD))).toBe('answered')
  expect(codeOf(await signIn('19999more', 'Wrong2026x'))).toBe('sign-in-refused')
  expect(codeOf(await signIn('10001level2', PASSWORD))).toBe('sign-in-locked')
}, 30_000)

test('a campus that makes a mistake every two minutes all day is never locked', () => {
  let row = { failures: 0, updated_at: new Date(Date.UTC(2026, 5, 1)) }
  for (let minute = 2; minute < 1440; minute += 2) {
    const now = new Date(Date.UTC(2026, 5, 1, 0, minute))
    const { failures, since } = kept(row, { forgetsEachSeconds: 60 }, now)
    row = { failures: failures + 1, updated_at: since }
    expect(row.failures).toBeLessThanOrEqual(2)
  }
})

test('the table of tries tells nobody who or from where', async () => {
  await signIn('10001level1', 'Wrong2026x')
  const { rows } = await world.owner.query('select * from attempt')
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toMatch(/10001level1|198\.51\.100/)
})
