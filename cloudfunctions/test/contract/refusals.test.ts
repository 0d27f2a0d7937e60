import { expect, test } from '@jest/globals'
import type { OperationName } from 'shared-types/operations'
import { changedTables, countAudit, digestTables } from './digest'
import { usualDoor } from './doors'
import { codeOf, makeSample, meetStrangers, send } from './encounters'
import { listIntruders } from './intruders'
import { collectSamples, type SampledCall } from './registry'
import type { SampleCall } from './sample'
import { openWorld } from './world'

const { sampled, missing } = collectSamples()
const world = await openWorld()

test('every operation of the contract has a sample for each of its callers', () => {
  expect(missing).toEqual([])
})

test.each(sampled.map((it) => [it.operation.name, it.caller, it] as const))(
  '%s by %s: whoever must not is refused and changes nothing; whoever may succeeds',
  async (_name, _caller, it) => {
    const call = await makeSample(world, it)
    const problems = await refuseIntruders(it, call)
    problems.push(...(await meetStrangers(world, it, call)))
    problems.push(...(await succeed(it, call)))
    expect(problems).toEqual([])
  },
)

async function refuseIntruders(it: SampledCall, call: SampleCall<OperationName>) {
  const attempts = await listIntruders(world, it, call)
  const before = await digestTables(world.owner)
  const problems: string[] = []
  for (const { who, person, door, expected } of attempts) {
    const code = codeOf(await send(world, it, person, call.input, door))
    if (code !== expected) problems.push(`${who}: ${code}, not ${expected}`)
  }
  const changed = changedTables(before, await digestTables(world.owner))
  return [...problems, ...changed.map((table) => `a refused call changed ${table}`)]
}

/** What they write is among the notes that the digest leaves out. */
const changesOnlyNotes = new Set(['staff.unlock'])

async function succeed(it: SampledCall, { by, input }: SampleCall<OperationName>) {
  const { owner } = world
  const before = await digestTables(owner)
  const entries = await countAudit(owner)
  const reply = await send(world, it, by, input, usualDoor(by))
  if (!reply.ok) return [`the sample itself is refused: ${JSON.stringify(reply)}`]
  const changed = changedTables(before, await digestTables(owner))
  const { writes, name } = it.operation
  if (!writes)
    return changed.map((table) => `${name} does not say that it writes, but changes ${table}`)
  const isAudited = (await countAudit(owner)) > entries
  return [
    ...(changed.length > 0 || changesOnlyNotes.has(name)
      ? []
      : [`${name} says that it writes, but the sample changes nothing`]),
    ...(isAudited || by.caller === 'timer' ? [] : [`${name} leaves no audit entry`]),
  ]
}
