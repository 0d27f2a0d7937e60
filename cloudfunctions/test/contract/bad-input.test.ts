import { expect, test } from '@jest/globals'
import type * as z from 'zod'
import type { Reply } from 'shared-types/operation'
import { changedTables, digestTables } from './digest'
import { makeSample, send } from './encounters'
import { forgeFields, forgeValues } from './forged-fields'
import { collectSamples, type SampledCall } from './registry'
import { membersOf } from './strictness'
import { openWorld } from './world'

const { sampled } = collectSamples()
const named = sampled.map((it) => [it.operation.name, it.caller, it] as const)
const world = await openWorld()

/** Codes for a field that may not be there; of a form's values, the sentence names the field. */
const refusesField = (reply: Reply) =>
  !reply.ok && ['invalid-input', 'field-not-editable', 'fields-invalid'].includes(reply.code)

test.each(named)(
  '%s by %s: a field that is not the caller’s to send is refused, and nothing changes',
  async (_name, _caller, it) => {
    const call = await makeSample(world, it)
    const before = await digestTables(world.owner)
    const problems: string[] = []
    const members = membersOf(it.operation.input)
    for (const { at, input } of forgeFields(call.input as never, (name) => name in members)) {
      const reply = await send(world, it, call.by, input)
      if (!refusesField(reply)) problems.push(`${at}: ${reply.ok ? 'accepted' : reply.code}`)
    }
    problems.push(...changedTables(before, await digestTables(world.owner)))
    expect(problems).toEqual([])
  },
)

const accepts = ({ operation }: SampledCall, input: unknown) =>
  (operation.input as unknown as z.ZodType).safeParse(input).success

test.each(named)('%s by %s: what is no input at all is refused', async (_name, _caller, it) => {
  const call = await makeSample(world, it)
  const before = await digestTables(world.owner)
  for (const input of [7, 'text', true, [], [call.input], { input: call.input }, null]) {
    // Nothing is as good as an empty input where that will do.
    if (input === null && accepts(it, {})) continue
    expect({ input, reply: await send(world, it, call.by, input) }).toMatchObject({
      reply: { ok: false, code: expect.stringMatching('invalid-input|permission-denied') },
    })
  }
  expect(changedTables(before, await digestTables(world.owner))).toEqual([])
})

test.each(named)(
  '%s by %s: hostile values are answered with a sentence, never with a defect',
  async (_name, _caller, it) => {
    const call = await makeSample(world, it)
    const problems: string[] = []
    for (const { at, input } of forgeValues(call.input as never)) {
      const reply = await send(world, it, call.by, input)
      if (!reply.ok && reply.code === 'unexpected') problems.push(at)
    }
    expect(problems).toEqual([])
  },
)

const withVersions = named.filter(([, , { operation }]) => operation.writes)

test.each(withVersions)(
  '%s by %s: a version that was not seen is refused, and nothing changes',
  async (_name, _caller, it) => {
    const call = await makeSample(world, it)
    const text = JSON.stringify(call.input)
    const before = await digestTables(world.owner)
    for (const wrong of ['"version":77', '"version":-1', '"version":1.5', '"version":"1"']) {
      const forged = text.replace(/"version":\d+/, wrong)
      if (forged === text) return
      const reply = await send(world, it, call.by, JSON.parse(forged))
      expect([wrong, reply.ok ? 'ok' : reply.code]).toEqual([
        wrong,
        expect.stringMatching(/^(stale-version|changed-elsewhere|consent-outdated|invalid-input)$/),
      ])
    }
    expect(changedTables(before, await digestTables(world.owner))).toEqual([])
  },
)
