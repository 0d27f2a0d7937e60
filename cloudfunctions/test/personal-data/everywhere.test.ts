import { readdirSync } from 'node:fs'
import { Writable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { pino } from 'pino'
import { logOptions } from '../../src/runtime/log'
import { callers } from '../contract/doors'
import { makeSample, outcomeFor, send } from '../contract/encounters'
import { listStrangers } from '../contract/intruders'
import { collectSamples } from '../contract/registry'
import { openWorld } from '../contract/world'
import { listDatabaseLeaks, listSealedValues } from './leaks'
import { tripwire } from './tripwire'

const world = await openWorld()
const wire = tripwire()

/** Everything that leaves the product other than the answers people asked for. */
const traces = { lines: [] as string[], refusals: [] as string[], urls: [] as string[] }

world.services.log = pino(
  { level: 'debug', ...logOptions },
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      traces.lines.push(chunk.toString())
      done()
    },
  }),
)
for (const caller of callers) {
  const main = world.mains[caller]
  world.mains[caller] = async (event, context) => {
    const answer = await main(event, context)
    note(answer)
    return answer
  }
}

function note(answer: unknown): void {
  const { statusCode, body } = answer as { statusCode?: number; body?: string }
  const reply = (statusCode ? JSON.parse(body ?? '{}') : answer) as { ok: boolean }
  const text = JSON.stringify(reply)
  if (!reply.ok) traces.refusals.push(text)
  for (const [, url = ''] of text.matchAll(/"\w*url":"([^"]*)"/gi)) traces.urls.push(url)
}

/** One of every operation, asked by whoever may and by whoever may not. */
for (const it of collectSamples().sampled) {
  const call = await makeSample(world, it)
  for (const [name, stranger] of await listStrangers(world, it))
    if (outcomeFor(call.others, name) !== 'allowed') await send(world, it, stranger, call.input)
  await send(world, it, call.by, call.input)
}
for (const value of await listSealedValues(world.owner, world.services.keys.open)) wire.know(value)
const { rows } = await world.owner.query<{ name: string }>('select distinct name from student')
const names = rows.map((it) => it.name)

test('the operations have left behind what could have leaked', () => {
  expect(names.length).toBeGreaterThan(50)
  expect(traces.lines.length).toBeGreaterThan(200)
  expect(traces.refusals.length).toBeGreaterThan(50)
  expect(traces.urls.length).toBeGreaterThan(10)
})

test.each(['lines', 'refusals', 'urls'] as const)('no number and no name is in the %s', (kind) => {
  const found = traces[kind].flatMap((it) => [
    ...wire.findNumbers(it),
    ...wire.findNames(it, names),
  ])
  expect([...new Set(found)]).toEqual([])
})

test('no stored file is named after anybody', () => {
  const paths = readdirSync(world.services.config.storageFolder, { recursive: true }).join('\n')
  expect(paths.length).toBeGreaterThan(500)
  expect([...wire.findNumbers(paths), ...wire.findNames(paths, names)]).toEqual([])
})

test('no number is unsealed in any column, and jobs, audit and paths name nobody', async () => {
  expect(await listDatabaseLeaks(world.owner, wire, names)).toEqual([])
})

test('the tripwire would have told: a number written into a free column is found', async () => {
  const [value] = rows.length ? await listSealedValues(world.owner, world.services.keys.open) : []
  expect(value).toBeDefined()
  const { rows: people } = await world.owner.query<{ id_number_sealed: string }>(
    'select id_number_sealed from student limit 1',
  )
  const idNumber = world.services.keys.open(people[0]?.id_number_sealed ?? '')
  const hidden = Buffer.from(`x${idNumber}`).toString('base64')
  await world.owner.query(`update import set refusal = $1`, [hidden])
  expect(await listDatabaseLeaks(world.owner, wire, names)).toEqual([`import: ${idNumber}`])
})
