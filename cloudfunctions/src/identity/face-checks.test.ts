import { afterAll, expect, test } from '@jest/globals'
import { openWorld } from '../../test/contract/world'
import { startTencentFaceServer } from '../../test/tencent-face-server'

const server = await startTencentFaceServer({ id: 'AKIDtest', key: 'test-key' })
const world = await openWorld({
  FACE_PROVIDER: 'tencent',
  FACEID_URL: server.url,
  FACEID_RULE_ID: '5',
  TENCENT_SECRET_ID: 'AKIDtest',
  TENCENT_SECRET_KEY: 'test-key',
})

afterAll(() => server.close())

/** Somebody of the roll has begun the check; `pass` is the provider deciding about it. */
async function begun() {
  const { row } = await world.student({ bound: false })
  const person = { name: row.name ?? '', idNumber: row.idNumber ?? '' }
  const visitor = await world.visitor()
  const { checkId, url } = await world.call(visitor, 'identity.start-face-check', person)
  const token = new URL(url ?? '').searchParams.get('token') ?? ''
  const pass = (who = person) => server.checks.set(token, { ...who, errCode: 0 })
  const finish = () => world.call(visitor, 'identity.finish-face-check', { checkId })
  return { visitor, person, checkId, token, pass, finish }
}

test('a pass for the person asked for verifies the account, and binding follows', async () => {
  const { visitor, person, pass, finish } = await begun()
  expect((await finish()).outcome).toBe('pending')
  pass()
  const { outcome, visitor: seen } = await finish()
  expect([outcome, seen.face?.provider]).toEqual(['passed', 'tencent'])
  const bound = await world.call(visitor, 'identity.bind', { idType: 'resident', ...person })
  expect(bound.student?.name).toBe(person.name)
})

test('a pass for somebody else is a failure: nobody is verified with another’s face', async () => {
  const { pass, finish } = await begun()
  const { row } = await world.student({ bound: false })
  pass({ name: row.name ?? '', idNumber: row.idNumber ?? '' })
  const { outcome, visitor } = await finish()
  expect([outcome, visitor.face]).toEqual(['failed', null])
})

test('a pass that names nobody is a failure', async () => {
  const { pass, finish } = await begun()
  pass({ name: '', idNumber: '' })
  expect((await finish()).outcome).toBe('failed')
})

test('a failure stays one, whatever the provider says later', async () => {
  const { person, token, finish, pass } = await begun()
  server.checks.set(token, { ...person, errCode: 2004 })
  expect((await finish()).outcome).toBe('failed')
  pass()
  expect((await finish()).outcome).toBe('failed')
})

test('while the provider is down the check stays pending, and passes when it is back', async () => {
  const { pass, finish } = await begun()
  pass()
  server.answerNext('hang up')
  await expect(finish()).rejects.toThrow('"unexpected"')
  expect((await finish()).outcome).toBe('passed')
})

test('a check that cannot be announced leaves nothing behind', async () => {
  const { row } = await world.student({ bound: false })
  const visitor = await world.visitor()
  const count = async () => (await world.owner.query('select from face_check')).rowCount
  const before = await count()
  server.failNext('InternalError')
  const person = { name: row.name ?? '', idNumber: row.idNumber ?? '' }
  await expect(world.call(visitor, 'identity.start-face-check', person)).rejects.toThrow(
    '"unexpected"',
  )
  expect(await count()).toBe(before)
})

test('the sandbox’s buttons do nothing where a real provider is configured', async () => {
  const { visitor, checkId } = await begun()
  const answer = { checkId, outcome: 'passed' as const }
  await expect(world.call(visitor, 'identity.answer-sandbox-face-check', answer)).rejects.toThrow(
    '"sandbox-only"',
  )
})

test('what the provider has to be asked with is sealed in the database', async () => {
  const { token, checkId } = await begun()
  const { rows } = await world.owner.query<{ memory_sealed: string }>(
    'select memory_sealed from face_check where id = $1',
    [checkId],
  )
  expect(rows[0]?.memory_sealed).not.toContain(token)
  expect(world.services.keys.open(rows[0]?.memory_sealed ?? '')).toBe(token)
})
