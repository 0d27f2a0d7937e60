import { expect, test } from '@jest/globals'
import type * as z from 'zod'
import type { OperationName } from 'shared-types/operations'
import { changedTables, digestTables } from './digest'
import { codeOf, makeSample, send } from './encounters'
import { forgeFields, forgeValues } from './forged-fields'
import { collectSamples, type SampledCall } from './registry'
import type { SampleCall } from './sample'
import { membersOf } from './strictness'
import { openWorld } from './world'

const { sampled } = collectSamples()
const world = await openWorld()

type Call = SampleCall<OperationName>

test.each(sampled.map((it) => [it.operation.name, it.caller, it] as const))(
  '%s by %s: what is not the caller’s to send is refused and changes nothing; hostile values are no defect',
  async (_name, _caller, it) => {
    const call = await makeSample(world, it)
    const before = await digestTables(world.owner)
    const problems = [
      ...(it.operation.writes ? await sendForgedFields(it, call) : []),
      ...(await sendNoInputs(it, call)),
      ...(await sendUnseenVersions(it, call)),
    ]
    const changed = changedTables(before, await digestTables(world.owner))
    problems.push(...changed.map((table) => `a refused call changed ${table}`))
    // Last: what is well-formed and only odd may be accepted.
    problems.push(...(await sendHostileValues(it, call)))
    expect(problems).toEqual([])
  },
)

/** Codes for a field that may not be there; of a form's values, the sentence names the field. */
const refusesField = /^(invalid-input|field-not-editable|fields-invalid)$/

async function sendForgedFields(it: SampledCall, call: Call): Promise<string[]> {
  const members = membersOf(it.operation.input)
  const forgeries = forgeFields(call.input as never, (name) => name in members)
  return expectRefusals(it, call, forgeries, refusesField)
}

async function sendNoInputs(it: SampledCall, call: Call): Promise<string[]> {
  const accepts = (it.operation.input as unknown as z.ZodType).safeParse({}).success
  // Nothing is as good as an empty input where that will do.
  const inputs = [7, 'text', [], [call.input], { input: call.input }, ...(accepts ? [] : [null])]
  const forgeries = inputs.map((input) => ({ at: JSON.stringify(input).slice(0, 30), input }))
  // A permission that depends on the input is refused before the input is looked at.
  return expectRefusals(it, call, forgeries, /^(invalid-input|permission-denied)$/)
}

async function sendUnseenVersions(it: SampledCall, call: Call): Promise<string[]> {
  const text = JSON.stringify(call.input)
  if (!it.operation.writes || !/"version":\d/.test(text)) return []
  const forgeries = ['77', '-1', '1.5', '"1"'].map((version) => ({
    at: `version ${version}`,
    input: JSON.parse(text.replace(/"version":\d+/, `"version":${version}`)) as unknown,
  }))
  return expectRefusals(
    it,
    call,
    forgeries,
    /^(stale-version|changed-elsewhere|consent-outdated|invalid-input)$/,
  )
}

async function expectRefusals(
  it: SampledCall,
  call: Call,
  forgeries: { at: string; input: unknown }[],
  expected: RegExp,
): Promise<string[]> {
  const problems: string[] = []
  for (const { at, input } of forgeries) {
    const code = codeOf(await send(world, it, call.by, input))
    if (!expected.test(code)) problems.push(`${at}: ${code}, not ${expected.source}`)
  }
  return problems
}

async function sendHostileValues(it: SampledCall, call: Call): Promise<string[]> {
  const problems: string[] = []
  for (const { at, input } of forgeValues(call.input as never)) {
    const code = codeOf(await send(world, it, call.by, input))
    if (code === 'unexpected') problems.push(`${at}: a defect`)
  }
  return problems
}
