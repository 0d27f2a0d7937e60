import { beforeEach, expect, test } from '@jest/globals'
import { DomainError } from 'shared-types/errors'
import { testDatabase } from '../../test/database'
import { testServices } from '../../test/services'
import { within } from '../database/scope'
import { newId } from '../runtime/new-id'
import { drainJobs, type JobHandler, type JobHandlers } from './drain'
import { insertJob } from './insert-job'

const database = await testDatabase()
const services = testServices(database, { JOB_LEASE_SECONDS: '1' })
const { owner } = database
const schoolId = newId()
await owner.query(
  `insert into school (id, code, name, created_at) values ($1, '10001', '甲大学', now())`,
  [schoolId],
)
const running = new AbortController().signal

beforeEach(() => owner.query('delete from job'))

const add = (now = new Date()) =>
  within(services.db, { role: 'system' }, (tx) =>
    insertJob(tx, { schoolId, kind: 'check-import', payload: {}, requestedBy: newId(), now }),
  )

const drain = (work: JobHandler, { signal = running, budgetMs = 20_000 } = {}) =>
  drainJobs(services, { 'check-import': work } as JobHandlers, budgetMs, signal)

interface Job {
  state: string
  attempts: number
  error_code: string | null
  wait: number
}

const jobOf = async (id: string) => {
  const { rows } = await owner.query<Job>(
    `select state, attempts, error_code, extract(epoch from run_at - now())::float as wait
     from job where id = $1`,
    [id],
  )
  return rows[0]
}

const nothing: JobHandler = () => Promise.resolve()
const fails: JobHandler = () => Promise.reject(new Error('storage does not answer'))
const until = (signal: AbortSignal) =>
  new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('what waits longest is done first, each once, and then there is nothing left', async () => {
  const now = Date.now()
  const ids = [
    await add(new Date(now - 1000)),
    await add(new Date(now - 3000)),
    await add(new Date(now - 2000)),
  ]
  const done: string[] = []
  const note: JobHandler = ({ job }) => {
    done.push(job.id)
    return Promise.resolve()
  }
  expect(await drain(note)).toBe(3)
  expect(done).toEqual([ids[1], ids[2], ids[0]])
  expect(await jobOf(ids[0] ?? '')).toMatchObject({ state: 'done', attempts: 1 })
  expect(await drain(note)).toBe(0)
})

test('what is for later waits', async () => {
  const id = await add(new Date(Date.now() + 60_000))
  expect(await drain(nothing)).toBe(0)
  expect(await jobOf(id)).toMatchObject({ state: 'waiting', attempts: 0 })
})

test('five workers at the same moment do thirty jobs exactly once', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, () => add()))
  const done: string[] = []
  const work: JobHandler = async ({ job }) => {
    done.push(job.id)
    await pause(5)
  }
  const finished = await Promise.all(Array.from({ length: 5 }, () => drain(work)))
  expect(done.sort()).toEqual(ids.sort())
  expect(finished.reduce((sum, it) => sum + it, 0)).toBe(30)
})

test('a job that takes longer than its lease stays with its worker, which renews it', async () => {
  await add()
  let others = 0
  const slow = drain(() => pause(2500).then(() => undefined))
  await pause(1800)
  others += await drain(nothing)
  expect([await slow, others]).toEqual([1, 0])
}, 30_000)

test('a job whose worker died is taken over when the lease has run out', async () => {
  const id = await add()
  await owner.query(
    `update job set state = 'running', attempts = 1, lease_token = gen_random_uuid(),
       lease_until = now() - interval '1 second'`,
  )
  expect(await drain(nothing)).toBe(1)
  expect(await jobOf(id)).toMatchObject({ state: 'done', attempts: 2 })
})

test('a worker that was only slow is told to stop, and what it did does not count', async () => {
  const id = await add()
  const slow = drain(({ signal }) => until(signal).then(() => undefined))
  await pause(100)
  await owner.query(`update job set lease_until = now() - interval '1 second'`)
  expect(await drain(nothing)).toBe(1)
  expect(await slow).toBe(0)
  expect(await jobOf(id)).toMatchObject({ state: 'done', attempts: 2 })
})

test('a passing fault is tried again, later each time, and given up after five', async () => {
  const id = await add()
  const waits: number[] = []
  for (let tries = 1; tries <= 5; tries += 1) {
    await owner.query(`update job set run_at = now() - interval '1 second' where state = 'waiting'`)
    expect(await drain(fails)).toBe(0)
    waits.push(Math.round((await jobOf(id))?.wait ?? 0))
  }
  expect(waits.slice(0, 4)).toEqual([10, 20, 30, 40])
  expect(await jobOf(id)).toMatchObject({ state: 'failed', attempts: 5, error_code: 'unexpected' })
  expect(await drain(nothing)).toBe(0)
})

test('a refusal is final: it would be the same next time', async () => {
  const id = await add()
  await drain(() => Promise.reject(new DomainError('permission-denied')))
  expect(await jobOf(id)).toMatchObject({
    state: 'failed',
    attempts: 1,
    error_code: 'permission-denied',
  })
})

test('a job that ends the process at every try is not taken for ever', async () => {
  const id = await add()
  await owner.query(
    `update job set state = 'running', attempts = 5, lease_token = gen_random_uuid(),
       lease_until = now() - interval '1 second'`,
  )
  let started = 0
  const work: JobHandler = () => {
    started += 1
    return Promise.resolve()
  }
  expect([await drain(work), started]).toEqual([0, 0])
  expect(await jobOf(id)).toMatchObject({ state: 'failed', error_code: 'unexpected' })
})

test('when the process is about to end the job is given back at once, and the try is not counted', async () => {
  const id = await add()
  const ending = new AbortController()
  const working = drain(
    async ({ signal }) => {
      await until(signal)
      signal.throwIfAborted()
    },
    { signal: ending.signal },
  )
  await pause(100)
  ending.abort()
  expect(await working).toBe(0)
  expect(await jobOf(id)).toMatchObject({ state: 'waiting', attempts: 0 })
  expect(await drain(nothing)).toBe(1)
})

test('a worker whose time is up takes no further job', async () => {
  await add()
  await add()
  expect(await drain(() => pause(60).then(() => undefined), { budgetMs: 50 })).toBe(1)
})
