import { afterEach, expect, test } from '@jest/globals'
import { passTime, startClock, stopClock } from '../../../test/builders/clock'
import { statementOn } from '../../../test/builders/partner-statement'
import { signed, type Letter } from '../../../test/contract/doors'
import type { Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { askAs, codeOf, deliver as deliverTo, studentWithArchive } from './statements'

const OPERATION = 'partner.archive-whereabouts'
const world = await openWorld()
const student = await studentWithArchive(world)
const centre = await world.staff('centre')

afterEach(() => void startClock())

const deliver = (letter: Letter) => deliverTo(world, letter)
const letterOf = (person: Person) => signed(person, OPERATION, statementOn(student))
const ask = async (person: Person) =>
  codeOf(await askAs(world, person, OPERATION, statementOn(student)))

/** The same letter with something in it changed after it was signed. */
function altered(letter: Letter, change: (event: Record<string, unknown>) => object): Letter {
  const event = letter.event as Record<string, unknown>
  return { ...letter, event: { ...event, ...change(event) } }
}

const withLimits = async (limits: { perMinute?: number; perDay?: number }) => {
  const person = await world.partner()
  const facts = {
    name: `限额${crypto.randomUUID()}`,
    purpose: '办理档案转递',
    contact: '',
    scopes: ['archive-whereabouts' as const],
  }
  const all = { ...facts, perMinute: 100, perDay: 100, ...limits, id: person.id ?? '', version: 1 }
  await world.call(centre, 'partners.save', all)
  return person
}

test('a signed request is answered', async () => {
  expect(await ask(await world.partner())).toBe('answered')
})

test('an altered body, path or header breaks the signature; so do another secret and an unknown key', async () => {
  const person = await world.partner()
  const { id = '', secret = '' } = person.key ?? {}
  const attempts = [
    altered(letterOf(person), ({ body }) => ({ body: String(body).replace('face', 'fake') })),
    altered(letterOf(person), ({ body }) => ({ body: `${String(body)} ` })),
    altered(letterOf(person), () => ({ path: '/call/partner/partner.archive-whereabouts' })),
    altered(letterOf(person), ({ headers }) => ({
      headers: withAuthorization(headers, (it) =>
        it.replace(/\d{10}/, (timestamp) => String(Number(timestamp) - 1)),
      ),
    })),
    altered(letterOf(person), ({ headers }) => ({
      headers: withAuthorization(headers, (it) => it.replace(/nonce=./, 'nonce=z')),
    })),
    letterOf({ ...person, key: { id, secret: `${secret}0` } }),
    letterOf({ ...person, key: { id: 'pk-0000000000000000', secret } }),
    signed({ caller: 'partner' }, OPERATION, statementOn(student)),
  ]
  for (const letter of attempts) expect(codeOf(await deliver(letter))).toBe('signature-refused')
})

function withAuthorization(headers: unknown, change: (value: string) => string) {
  const known = headers as { authorization: string }
  return { ...known, authorization: change(known.authorization) }
}

test.each([
  [-301, 'clock-refused'],
  [-299, 'answered'],
  [299, 'answered'],
  [301, 'clock-refused'],
])('a clock that is %i seconds off: %s', async (seconds, expected) => {
  stopClock('2026-11-20T02:00:00Z')
  const person = await world.partner()
  const { id = '', secret = '' } = person.key ?? {}
  const timestamp = String(Math.floor(Date.now() / 1000) + seconds)
  expect(await ask({ ...person, key: { id, secret, timestamp } })).toBe(expected)
})

test('a request is taken once: again, and twenty times at the same moment', async () => {
  const person = await world.partner()
  const once = letterOf(person)
  expect(codeOf(await deliver(once))).toBe('answered')
  expect(codeOf(await deliver(once))).toBe('request-replayed')
  const burst = letterOf(person)
  const codes = (await Promise.all(Array.from({ length: 20 }, () => deliver(burst)))).map(codeOf)
  expect(codes.filter((it) => it === 'answered')).toHaveLength(1)
  expect(codes.filter((it) => it === 'request-replayed')).toHaveLength(19)
})

test('a request is remembered for as long as its time stamp would be accepted, then forgotten', async () => {
  stopClock('2026-11-20T03:00:00Z')
  const person = await world.partner()
  const { id = '', secret = '' } = person.key ?? {}
  const timestamp = String(Math.floor(Date.now() / 1000) + 299)
  const early = letterOf({ ...person, key: { id, secret, timestamp } })
  expect(codeOf(await deliver(early))).toBe('answered')
  passTime(590)
  expect(codeOf(await deliver(early))).toBe('request-replayed')
  passTime(120)
  expect(codeOf(await deliver(early))).toBe('clock-refused')
  await ask(person)
  const { rows } = await world.owner.query('select from partner_nonce where key_id = $1', [id])
  expect(rows).toHaveLength(1)
})

test('a disabled partner is refused at once, an enabled one heard again', async () => {
  const person = await world.partner()
  const id = person.id ?? ''
  await world.call(centre, 'partners.set-enabled', { id, version: 1, enabled: false })
  expect(await ask(person)).toBe('partner-disabled')
  await world.call(centre, 'partners.set-enabled', { id, version: 2, enabled: true })
  expect(await ask(person)).toBe('answered')
})

test('two keys work while the partner changes over; a retired one does not, the last cannot be retired', async () => {
  const person = await world.partner()
  const id = person.id ?? ''
  const { keyId, secret } = await world.call(centre, 'partners.rotate-key', { id })
  const renewed = { ...person, key: { id: keyId, secret } }
  expect([await ask(person), await ask(renewed)]).toEqual(['answered', 'answered'])
  await expect(world.call(centre, 'partners.rotate-key', { id })).rejects.toThrow(/too-many-keys/)
  const former = person.key?.id ?? ''
  const { keys } = await world.call(centre, 'partners.retire-key', { id, keyId: former })
  expect(keys.map((it) => [it.id, it.retiredAt !== null])).toEqual([
    [keyId, false],
    [former, true],
  ])
  expect([await ask(person), await ask(renewed)]).toEqual(['signature-refused', 'answered'])
  await expect(world.call(centre, 'partners.retire-key', { id, keyId })).rejects.toThrow(/last-key/)
})

test('five rotations at the same moment issue one key', async () => {
  const { id = '' } = await world.partner()
  const results = await Promise.allSettled(
    Array.from({ length: 5 }, () => world.call(centre, 'partners.rotate-key', { id })),
  )
  expect(results.filter((it) => it.status === 'fulfilled')).toHaveLength(1)
})

test('without the scope nothing is told, and the attempt is on record', async () => {
  const person = await world.partner(['certificate'])
  expect(await ask(person)).toBe('scope-missing')
  const { calls } = await world.call(centre, 'partners.usage', { id: person.id ?? '' })
  expect(calls.map((it) => it.outcome)).toEqual(['scope-missing'])
})

test('so many calls a minute and no more, also at the same moment; the next minute begins anew', async () => {
  stopClock('2026-11-20T04:00:10Z')
  const person = await withLimits({ perMinute: 3 })
  const replies = await Promise.all(Array.from({ length: 10 }, () => deliver(letterOf(person))))
  expect(replies.map(codeOf).filter((it) => it === 'answered')).toHaveLength(3)
  const refused = replies.find((it) => !it.ok)
  expect(refused).toMatchObject({ code: 'too-many-requests', hint: { retryAfterSeconds: 50 } })
  passTime(50)
  expect(await ask(person)).toBe('answered')
})

test('so many calls a day and no more, by the calendar of the province; the centre sees both counts', async () => {
  stopClock('2026-11-20T15:59:00Z')
  const person = await withLimits({ perDay: 2 })
  const codes = [await ask(person), await ask(person), await ask(person)]
  expect(codes).toEqual(['answered', 'answered', 'quota-exceeded'])
  passTime(90)
  expect(await ask(person)).toBe('answered')
  const { days } = await world.call(await world.staff('centre'), 'partners.usage', {
    id: person.id ?? '',
  })
  expect(days).toEqual([
    { day: '2026-11-21', calls: 1, refused: 0 },
    { day: '2026-11-20', calls: 2, refused: 1 },
  ])
})

test('the secret is told once and lies sealed', async () => {
  const { id = '', key } = await world.partner()
  const secret = key?.secret ?? ''
  expect(secret).toHaveLength(32)
  const { rows } = await world.owner.query('select * from partner_key where partner_id = $1', [id])
  expect(JSON.stringify(rows)).not.toContain(secret)
  const shown = await world.call(centre, 'partners.list', {})
  expect(JSON.stringify(shown)).not.toContain(secret)
  const { rows: entries } = await world.owner.query('select * from audit_entry')
  expect(JSON.stringify(entries)).not.toContain(secret)
})
