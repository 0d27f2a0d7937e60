import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Reply } from 'shared-types/operation'
import type { HttpAnswer } from '../../src/runtime/incoming'
import { callers, cloud, http, httpLetter, signed, type Door } from '../contract/doors'
import { makeSample } from '../contract/encounters'
import { nobody, type Person } from '../contract/people'
import { collectSamples } from '../contract/registry'
import { openWorld } from '../contract/world'
import { deployFunctions, readManifest } from './deployed'

const world = await openWorld()
const { config } = world.services
const victim = await world.student({ origin: 'level2' })
const { folder, mains } = deployFunctions(callers, {
  DATABASE_APP_URL: world.appUrl,
  DATA_FOLDER: config.dataFolder,
  KEY_FILE: config.keyFile,
  PUBLIC_URL: config.publicUrl,
  LOG_LEVEL: 'silent',
  // The platform puts the first caller's identity here, too; nobody may read it.
  WX_OPENID: victim.openid ?? '',
  TCB_CUSTOM_USER_ID: victim.openid ?? '',
})

async function send(door: Door, person: Person, operation: string, input: unknown) {
  const { event, context, read } = door(person, operation, input)
  return read(await mains[person.caller](event, context))
}

/** The event shapes in which this person can come. */
function doorsOf(person: Person): Record<string, Door> {
  if (person.caller === 'partner') return { 'the HTTP access service': signed }
  return {
    ...(person.caller !== 'timer' && (person.token || person.caller === 'public')
      ? { 'the HTTP access service': http }
      : {}),
    'a call inside the cloud': cloud,
  }
}

describe('what is uploaded', () => {
  test('is a folder for each function with its manifest, font and reader of workbooks', () => {
    expect(readdirSync(folder).sort()).toEqual([...callers].sort())
    for (const caller of callers) {
      const manifest = readManifest(path.join(folder, caller))
      expect(readdirSync(path.join(folder, caller))).toEqual(
        expect.arrayContaining([manifest.main, 'assets', 'read-workbook.cjs']),
      )
      for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d/)
    }
  })
})

test.each(collectSamples().sampled.map((it) => [it.operation.name, it.caller, it] as const))(
  '%s by %s works in the bundle, and without identity it does not',
  async (name, caller, it) => {
    const { by, input } = await makeSample(world, it)
    const doors = Object.entries(doorsOf(by))
    for (const [at, [shape, door]] of doors.entries()) {
      const again = at === 0 ? { by, input } : await makeSample(world, it)
      const isOpen = it.operation.access === 'anyone' || caller === 'timer'
      if (!isOpen) {
        const refused = await send(door, nobody(caller), name, again.input)
        expect([shape, codeOf(refused)]).toEqual([shape, expect.stringMatching(REFUSED)])
      }
      const reply = await send(door, again.by, name, again.input)
      expect([shape, reply]).toEqual([shape, expect.objectContaining({ ok: true })])
    }
  },
)

const REFUSED = /^(sign-in-required|signature-refused)$/
const codeOf = (reply: Reply) => (reply.ok ? 'ok' : reply.code)

test('each function knows its own operations only', async () => {
  const { sampled } = collectSamples()
  for (const caller of callers)
    for (const { operation } of sampled.filter((it) => !it.operation.callers.includes(caller)))
      expect(codeOf(await send(cloud, nobody(caller), operation.name, {}))).toBe(
        'unknown-operation',
      )
})

test('the platform’s timer event drains the jobs', async () => {
  const { id } = await world.roll(await world.staff('10001level1'), 'checking')
  const tick = { Type: 'Timer', TriggerName: 'every-minute', Time: '2026-06-01T00:00:00Z' }
  const { read, context } = cloud(nobody('timer'), '', {})
  expect(read(await mains.timer(tick, context))).toMatchObject({ ok: true, value: { finished: 1 } })
  const { rows } = await world.owner.query('select state from import where id = $1', [id])
  expect(rows).toEqual([{ state: 'checked' }])
})

const WHO_AM_I = 'identity.who-am-i'
const forged = { openId: victim.openid, appId: 'wx-test' }

async function ask({ event, context, read }: ReturnType<typeof cloud>) {
  return read(await mains.student(event, context))
}

test('of two callers whose calls overlap, each is answered about themselves', async () => {
  const students = [victim, await world.student(), await world.student(), await world.student()]
  const calls = Array.from({ length: 60 }, (_, at) => students[at % students.length] ?? victim)
  const replies = await Promise.all(calls.map((it) => ask(cloud(it, WHO_AM_I, {}))))
  const names = replies.map((reply) =>
    reply.ok ? (reply.value as { student: { name: string } }).student.name : reply.code,
  )
  expect(names).toEqual(calls.map((it) => it.row.name))
})

test('while somebody with an identity is served, somebody without one is still nobody', async () => {
  const calls = Array.from({ length: 40 }, (_, at) => (at % 2 ? victim : nobody('student')))
  const replies = await Promise.all(calls.map((it) => ask(cloud(it, WHO_AM_I, {}))))
  expect(replies.map((it) => it.ok)).toEqual(calls.map((it) => it === victim))
})

test('an identity in the process environment is not read', async () => {
  expect(await ask(cloud(nobody('student'), WHO_AM_I, {}))).toMatchObject({
    code: 'sign-in-required',
  })
})

test.each<[string, object]>([
  ['userInfo', { userInfo: forged }],
  ['openid', { openid: victim.openid, WX_OPENID: victim.openid }],
  ['environment', { environment: JSON.stringify({ WX_OPENID: victim.openid }) }],
  ['context', { context: { environment: JSON.stringify({ WX_OPENID: victim.openid }) } }],
  ['session', { session: victim.openid }],
])('an identity in the event is not read: %s', async (_where, members) => {
  const { event, context, read } = cloud(nobody('student'), WHO_AM_I, {})
  const reply = read(await mains.student({ ...(event as object), ...members }, context))
  expect(reply).toMatchObject({ code: 'sign-in-required' })
})

test.each(['x-wx-openid', 'wx-openid', 'x-wx-from-openid', 'x-tcb-openid'])(
  'an identity in a header is not read: %s',
  async (header) => {
    const headers = { 'x-requested-with': 'biyetong', [header]: victim.openid ?? '' }
    const letter = httpLetter(nobody('student'), WHO_AM_I, {}, headers)
    expect(await ask(letter)).toMatchObject({ code: 'sign-in-required' })
  },
)

test('an HTTP request does not take the identity of the context that it comes with', async () => {
  const letter = http(nobody('student'), WHO_AM_I, {})
  const context = { environment: JSON.stringify({ WX_OPENID: victim.openid }) }
  expect(await ask({ ...letter, context })).toMatchObject({ code: 'sign-in-required' })
})

test.each([
  undefined,
  null,
  'text',
  7,
  [],
  {},
  { operation: 7 },
  { operation: WHO_AM_I, input: 7 },
])('an event that is no call is refused, not a crash: %j', async (event) => {
  const answer = await mains.student(event, null)
  expect(answer).toMatchObject({ ok: false, code: expect.stringMatching(/invalid|sign-in/) })
})

test('the verification page comes out of the bundle', async () => {
  const get = (path: string) => ({ path, httpMethod: 'GET', headers: { Host: 'by.example.cn' } })
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const { verificationUrl } = await world.call(student, 'certificates.draw', {})
  const { pathname } = new URL(verificationUrl)
  const genuine = (await mains.public(get(pathname), {})) as HttpAnswer
  expect(genuine.statusCode).toBe(200)
  expect(genuine.body).toContain('真实有效')
  const unknown = (await mains.public(get('/v/AAAAAAAAAAAAAAAAAAAAAA'), {})) as HttpAnswer
  expect(unknown.statusCode).toBe(404)
  expect(unknown.body).toContain('查无此证')
})
