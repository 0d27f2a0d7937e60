import { expect, test } from '@jest/globals'
import { within } from '../../database/scope'
import { takeJob, type JobRecord } from '../../jobs/queries'
import { applyImport } from '../apply-import'
import { checkImport } from '../check-import'
import { acceptImport, discardImport, getImport, startImport } from './roll-imports'
import { addSchool, openWorld, upload, YEAR } from './school'
import { manyRows, rollWorkbook } from './roll-rows'

const world = await openWorld()
const ROWS = 20_000

async function start(count: number) {
  const school = await addSchool(world)
  const { bytes, mapping } = rollWorkbook(manyRows(count))
  const fileId = await upload(world, school.staff, bytes)
  const { id } = await startImport(school.staff, { fileId, year: YEAR, mapping })
  return { ...school, id }
}

/** Takes the waiting job as a worker would. */
async function takeNext(): Promise<JobRecord> {
  const job = await within(world.services.db, { role: 'system' }, (tx) =>
    takeJob(tx, new Date(), 600_000),
  )
  if (!job) throw new Error('no job is waiting')
  return job
}

/** As if its worker had not been heard of for long. */
async function expireLease(job: JobRecord) {
  await world.owner.query(
    `update job set lease_until = now() - interval '1 minute' where id = $1`,
    [job.id],
  )
}

/** Stops once so many rows are reported. */
async function stopAt(rows: number, importId: string, controller: AbortController) {
  for (;;) {
    const { rows: found } = await world.owner.query<{ rows_done: number }>(
      'select rows_done from import where id = $1',
      [importId],
    )
    if ((found[0]?.rows_done ?? 0) >= rows) return controller.abort(new Error('the process ends'))
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

const exact = { accepted: 5000, changed: 0, unchanged: 0, refused: 0 }

test('20,000 rows are checked and written in seconds', async () => {
  const { staff, id, schoolId } = await start(ROWS)
  const started = performance.now()
  await world.runJobs()
  const checkedAt = performance.now()
  const { counts, refusedRows } = await getImport(staff, { id })
  expect(refusedRows).toEqual([])
  expect(counts).toEqual({ accepted: ROWS, changed: 0, unchanged: 0, refused: 0 })
  await acceptImport(staff, { id })
  const acceptedAt = performance.now()
  await world.runJobs()
  const appliedAt = performance.now()
  expect(await world.students(schoolId)).toHaveLength(ROWS)
  console.log(
    `${ROWS} rows: checked in ${Math.round(checkedAt - started)} ms, written in ${Math.round(appliedAt - acceptedAt)} ms`,
  )
}, 120_000)

test('a check that ends half-way is done again from the beginning and comes to the same', async () => {
  const { staff, id } = await start(5000)
  for (const at of [1000, 3000]) {
    const controller = new AbortController()
    const job = await takeNext()
    const run = checkImport({ services: world.services, job, signal: controller.signal })
    await Promise.all([expect(run).rejects.toThrow('the process ends'), stopAt(at, id, controller)])
    expect(await getImport(staff, { id })).toMatchObject({ state: 'checking' })
    await expireLease(job)
  }
  await checkImport({
    services: world.services,
    job: await takeNext(),
    signal: new AbortController().signal,
  })
  expect(await getImport(staff, { id })).toMatchObject({ state: 'checked', counts: exact })
}, 60_000)

test('a worker that lost its job to another adds nothing', async () => {
  const { staff, id } = await start(5000)
  const signal = new AbortController().signal
  const slow = await takeNext()
  const running = checkImport({ services: world.services, job: slow, signal })
  await expireLease(slow)
  const other = await takeNext()
  await Promise.all([running, checkImport({ services: world.services, job: other, signal })])
  expect(await getImport(staff, { id })).toMatchObject({ state: 'checked', counts: exact })
}, 60_000)

test('an acceptance that ends half-way writes nothing; started again it writes everything once', async () => {
  const { staff, id, schoolId } = await start(5000)
  const signal = new AbortController().signal
  await checkImport({ services: world.services, job: await takeNext(), signal })
  await acceptImport(staff, { id })
  const controller = new AbortController()
  const job = await takeNext()
  const first = applyImport({
    services: world.services,
    job,
    signal: controller.signal,
  })
  await Promise.all([
    expect(first).rejects.toThrow('the process ends'),
    stopAt(2000, id, controller),
  ])
  expect(await world.students(schoolId)).toEqual([])
  await expireLease(job)

  const again = await takeNext()
  await applyImport({ services: world.services, job: again, signal })
  const students = await world.students(schoolId)
  expect(students).toHaveLength(5000)
  await applyImport({ services: world.services, job: again, signal })
  expect(await world.students(schoolId)).toEqual(students)
  expect(await getImport(staff, { id })).toMatchObject({ state: 'applied', counts: exact })
}, 60_000)

test('a check that is discarded on the way stops', async () => {
  const { staff, id } = await start(5000)
  const job = await takeNext()
  const signal = new AbortController().signal
  const running = checkImport({ services: world.services, job, signal })
  await discardImport(staff, { id })
  await running
  expect(await getImport(staff, { id })).toMatchObject({ state: 'discarded' })
  const rows = await world.owner.query('select from import_row where import_id = $1', [id])
  expect(rows.rowCount).toBe(0)
}, 60_000)

test('two imports of the same rows accepted at once write every student once', async () => {
  const school = await addSchool(world)
  const { bytes, mapping } = rollWorkbook(manyRows(2000))
  const signal = new AbortController().signal
  const ids: string[] = []
  for (let count = 0; count < 2; count++) {
    const fileId = await upload(world, school.staff, bytes)
    const { id } = await startImport(school.staff, { fileId, year: YEAR, mapping })
    await checkImport({ services: world.services, job: await takeNext(), signal })
    ids.push(id)
  }
  for (const id of ids) await acceptImport(school.staff, { id })
  const jobs = [await takeNext(), await takeNext()]
  await Promise.all(jobs.map((job) => applyImport({ services: world.services, job, signal })))
  const ended = await Promise.all(ids.map((id) => getImport(school.staff, { id })))
  expect(ended.map((it) => it.state)).toEqual(['applied', 'applied'])
  expect(ended.map((it) => it.counts.accepted).sort()).toEqual([0, 2000])
  expect(ended.map((it) => it.counts.refused).sort()).toEqual([0, 2000])
  expect(await world.students(school.schoolId)).toHaveLength(2000)
}, 60_000)
