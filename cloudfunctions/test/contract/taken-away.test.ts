import { expect, test } from '@jest/globals'
import { permissionFor, type FunctionPermission } from 'shared-types/accounts/permissions'
import { storageRoutes } from '../../gateway/routes/storage'
import type { OwnWork } from '../../src/jobs/daily'
import type { JobKind } from '../../src/jobs/insert-job'
import { openKeyFile } from '../../src/platform/crypto/sealing'
import { storageSecret } from '../../src/runtime/open-services'
import { changedTables, digestTables } from './digest'
import { makeSample, send } from './encounters'
import type { Person } from './people'
import { collectSamples, type SampledCall } from './registry'
import { membersOf } from './strictness'
import { openWorld } from './world'

const world = await openWorld()
const secret = storageSecret(openKeyFile(world.services.config.keyFile))
const gateway = storageRoutes(world.services, secret)
const sampled = collectSamples().sampled.filter((it) => it.caller === 'staff')

const startedBy: Record<Exclude<JobKind, OwnWork>, string> = {
  'check-import': 'imports.start',
  'apply-import': 'imports.accept',
  'review-batch': 'reports.review-filtered',
  'export-reports': 'reports.start-export',
  'certificate-batch': 'certificates.start-batch',
  'initialise-dispatch': 'dispatch.start-initialisation',
}

/** Where a job keeps how far it is, and why it stopped. */
const ofTheJob = [
  ...['job', 'import', 'import_row', 'review_batch', 'review_batch_item'],
  ...['report_export', 'certificate_batch', 'certificate_batch_item', 'dispatch_initialisation'],
]

/** Lets `work` happen while this person’s role lacks the permission. */
async function without<T>(person: Person, permission: FunctionPermission, work: () => Promise<T>) {
  const set = (change: 'array_remove' | 'array_append') =>
    world.owner.query(
      `update role set functions = ${change}(functions, $2)
        where (school_id, id) = (select school_id, role_id from staff where id = $1)`,
      [person.id, permission],
    )
  await set('array_remove')
  try {
    return await work()
  } finally {
    await set('array_append')
  }
}

/** Makes the sample's call and answers what was asked for, by whom, and with which permission. */
async function called(it: SampledCall) {
  const { by, input } = await makeSample(world, it)
  const reply = await send(world, it, by, input)
  if (!reply.ok) throw new Error(`${it.operation.name}: ${reply.code}`)
  const permission = permissionFor(it.operation.access, input)
  if (!permission) throw new Error(`${it.operation.name} asks for no permission`)
  return { by, permission, value: reply.value }
}

const waiting = async (): Promise<string[]> => {
  const { rows } = await world.owner.query<{ kind: string }>(
    `select kind from job where state = 'waiting' and requested_by is not null`,
  )
  return rows.map((it) => it.kind)
}

/** The tables that the jobs now waiting change. */
async function drained(): Promise<string[]> {
  const before = await digestTables(world.owner)
  await world.drain()
  return changedTables(before, await digestTables(world.owner))
}

test.each(Object.entries(startedBy))(
  'a %s stops once the permission of whoever asked for it is taken away',
  async (kind, name) => {
    const it = sampled.find(({ operation }) => operation.name === name)
    if (!it) throw new Error(`no sample of ${name}`)
    await called(it)
    expect(await waiting()).toEqual([kind])
    const done = await drained()
    const { by, permission } = await called(it)
    expect(await waiting()).toEqual([kind])
    const left = await without(by, permission, drained)
    expect(await waiting()).toEqual([])
    // It is the permission that makes the difference.
    expect(done.filter((table) => !left.includes(table))).not.toEqual([])
    expect(left.filter((table) => !ofTheJob.includes(table))).toEqual([])
  },
)

/** One certificate, which its holder and any employer may open too: not an export. */
const ofOneRecord = ['certificates.link']

const linking = sampled.filter(({ operation }) => {
  const members = Object.keys(membersOf(operation.output))
  const isOfOne = operation.access === 'signed-in' || ofOneRecord.includes(operation.name)
  return members.includes('url') && !isOfOne
})

test.each(linking.map((it) => [it.operation.name, it] as const))(
  'a link of %s is void from the moment its permission is taken away',
  async (_name, it) => {
    const { by, permission, value } = await called(it)
    const { url } = value as { url: string }
    const statusOf = async () => (await gateway.request(url.replace('/storage', ''))).status
    expect(await statusOf()).toBe(200)
    expect(await without(by, permission, statusOf)).toBe(403)
  },
)
