import { expect, test } from '@jest/globals'
import { tableNames } from './digest'
import { makeSample, meetStrangers } from './encounters'
import { collectSamples } from './registry'
import { openWorld } from './world'

const world = await openWorld()

/* Two locks on every door: the other one is tried in database/test. */
for (const table of await tableNames(world.owner))
  await world.owner.query(`alter table "${table}" disable row level security`)

test.each(collectSamples().sampled.map((it) => [it.operation.name, it.caller, it] as const))(
  '%s by %s: with row-level security switched off, its own queries still show strangers nothing',
  async (_name, _caller, it) => {
    const call = await makeSample(world, it)
    expect(await meetStrangers(world, it, call)).toEqual([])
  },
)
