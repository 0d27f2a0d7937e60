import { expect, test } from '@jest/globals'
import type { Reply } from 'shared-types/operation'
import type { OperationName } from 'shared-types/operations'
import { changedTables, countAudit, digestTables } from './digest'
import { usualDoor, type Door } from './doors'
import { listIntruders, listStrangers } from './intruders'
import { listMarks } from './marks'
import type { Person } from './people'
import { collectSamples, type SampledCall } from './registry'
import type { Outcome, SampleCall, Stranger } from './sample'
import { openWorld, type World } from './world'

const { sampled, missing } = collectSamples()
const world = await openWorld()

/** Codes that any operation of the kind may answer with, without declaring them. */
const ofEveryOperation = new Set([
  'invalid-input',
  'unknown-operation',
  'cross-site',
  'sign-in-required',
  'password-change-required',
  'permission-denied',
  'consent-required',
  'binding-required',
])

test('every operation of the contract has a sample for each of its callers', () => {
  expect(missing).toEqual([])
})

test.each(sampled.map((it) => [it.operation.name, it.caller, it] as const))(
  '%s by %s: whoever must not is refused and changes nothing; whoever may succeeds',
  async (_name, _caller, it) => {
    const call = await (it.sample as (on: World) => Promise<SampleCall<OperationName>>)(world)
    const problems = await refuseIntruders(it, call)
    for (const [name, person] of await listStrangers(world, it))
      problems.push(...(await meetStranger(it, call, name, person)))
    problems.push(...(await succeed(it, call)))
    expect(problems).toEqual([])
  },
)

async function send(it: SampledCall, person: Person, input: unknown, door: Door): Promise<Reply> {
  const { event, context, read } = door(person, it.operation.name, input)
  return read(await world.mains[person.caller](event, context))
}

const codeOf = (reply: Reply) => (reply.ok ? 'ok' : reply.code)

async function refuseIntruders(it: SampledCall, call: SampleCall<OperationName>) {
  const attempts = await listIntruders(world, it, call)
  const before = await digestTables(world.owner)
  const problems: string[] = []
  for (const { who, person, door, expected } of attempts) {
    const code = codeOf(await send(it, person, call.input, door))
    if (code !== expected) problems.push(`${who}: ${code}, not ${expected}`)
  }
  const changed = changedTables(before, await digestTables(world.owner))
  return [...problems, ...changed.map((table) => `a refused call changed ${table}`)]
}

/** Somebody of another school, major or person with the very same input. */
async function meetStranger(
  it: SampledCall,
  { by, input, others }: SampleCall<OperationName>,
  name: Stranger,
  person: Person,
): Promise<string[]> {
  const expected: Outcome = typeof others === 'string' ? others : (others[name] ?? 'not-found')
  if (expected === 'allowed') return []
  const marks = await listMarks(world.owner, name, by)
  const about = expected === 'own' ? [by.id ?? by.openid ?? ''] : undefined
  const before = await digestTables(world.owner, about)
  const reply = await send(it, person, input, usualDoor(person))
  const changed = changedTables(before, await digestTables(world.owner, about))
  const problems = changed.map((table) => `${name} changed ${table}`)
  const seen = marks.find((mark) => JSON.stringify(reply).includes(mark))
  if (seen) problems.push(`${name} is shown ${seen}`)
  const code = codeOf(reply)
  if (expected !== 'own' && code !== expected) problems.push(`${name}: ${code}, not ${expected}`)
  if (
    code !== 'ok' &&
    !ofEveryOperation.has(code) &&
    !it.operation.errors.some((known) => known === code)
  )
    problems.push(`${name}: ${code} is not among the operation's errors`)
  return problems
}

async function succeed(it: SampledCall, { by, input }: SampleCall<OperationName>) {
  const { owner } = world
  const before = await digestTables(owner)
  const entries = await countAudit(owner)
  const reply = await send(it, by, input, usualDoor(by))
  if (!reply.ok) return [`the sample itself is refused: ${JSON.stringify(reply)}`]
  const changed = changedTables(before, await digestTables(owner))
  const { writes, name } = it.operation
  if (!writes)
    return changed.map((table) => `${name} does not say that it writes, but changes ${table}`)
  const isAudited = (await countAudit(owner)) > entries
  return [
    ...(changed.length > 0 ? [] : [`${name} says that it writes, but the sample changes nothing`]),
    ...(isAudited || by.caller === 'timer' ? [] : [`${name} leaves no audit entry`]),
  ]
}
