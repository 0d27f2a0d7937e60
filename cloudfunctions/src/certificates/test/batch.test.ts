import { afterEach, expect, test } from '@jest/globals'
import type { CertificateBatch } from 'shared-types/certificates/batch-operations'
import { ask, codeOf } from '../../../test/builders/ask'
import { YEAR } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
const centre = await world.staff('centre')
const { storage } = world.services
const put = storage.put.bind(storage)
const year = YEAR

afterEach(() => {
  storage.put = put
})

const graduate = (options: object = {}) =>
  world.student({ origin: 'completed', dispatch: 'completed', ...options })

async function countsOf(filter: object = {}) {
  const { counts } = await world.call(centre, 'certificates.preview-batch', { year, ...filter })
  return Object.fromEntries(counts.map((it) => [it.standing, it.count]))
}

const start = async (filter: object = {}): Promise<CertificateBatch> => {
  const expected = (await countsOf(filter))['due'] ?? 0
  return world.call(centre, 'certificates.start-batch', { year, ...filter, expected })
}

const batchNow = ({ id }: CertificateBatch) => world.call(centre, 'certificates.get-batch', { id })

const itemsOf = async ({ id }: CertificateBatch) =>
  (await world.call(centre, 'certificates.list-batch-items', { id })).items

const certificatesOf = async (student: Student) => {
  const { rows } = await world.owner.query<{ number: string; state: string }>(
    'select number, state from certificate where student_id = $1 order by issued_at, id',
    [student.id],
  )
  return rows
}

/** Lets time pass: a postponed job is due again. */
const dueAgain = () =>
  world.owner.query(`update job set run_at = now() - interval '1 second' where state = 'waiting'`)

test('a batch issues to everybody who is due, and the preview says of the others why not', async () => {
  const first = await graduate()
  const second = await graduate()
  const held = await graduate()
  await world.call(held, 'certificates.draw', {})
  await world.student({ origin: 'level2' })
  await graduate({ dispatch: 'centre' })
  await graduate({ row: { trainingMode: '3' }, originData: { entrustedUnit: '某医院' } })
  await graduate({ row: { idType: '港澳居民来往内地通行证', idNumber: 'H01234567', sex: '女' } })
  const before = await countsOf()
  expect(before).toMatchObject({ due: 2, held: 1, 'not-completed': 1, directed: 1 })
  expect(before).toMatchObject({ 'outside-plan': 1, 'no-dispatch': 1 })

  const batch = await start()
  expect(batch).toMatchObject({ state: 'running', total: 2, issued: 0, colour: null })
  await world.drain()

  expect(await batchNow(batch)).toMatchObject({ state: 'done', issued: 2, skipped: 0 })
  expect(await countsOf()).toEqual({ ...before, due: undefined, held: 3 })
  for (const student of [first, second])
    expect(await certificatesOf(student)).toMatchObject([{ state: 'in-force' }])
  const { rows } = await world.owner.query(
    `select operation from audit_entry where request_id in (select id::text from job) order by sequence`,
  )
  const recorded = rows.map((it: { operation: string }) => it.operation).sort()
  expect(recorded).toEqual([
    'certificates.finish-batch',
    'certificates.issue',
    'certificates.issue',
  ])
})

test('the filter narrows to one school and one colour', async () => {
  await graduate()
  await graduate({ row: { educationLevel: '硕士研究生毕业' } })
  const other = await graduate({ school: '10002' })
  const schoolId = world.schoolOf('10002').id
  expect(await countsOf({ schoolId })).toEqual({ due: 1 })
  expect((await countsOf({ colour: 'red' }))['due']).toBe(1)
  const batch = await start({ schoolId, colour: 'blue' })
  expect(batch).toMatchObject({ total: 1, schoolName: '乙大学', colour: 'blue' })
  await world.drain()
  expect(await certificatesOf(other)).toHaveLength(1)
  expect((await countsOf())['due']).toBe(2)
})

test('when more or fewer are due than were confirmed nothing is started', async () => {
  await graduate()
  const expected = ((await countsOf())['due'] ?? 0) + 1
  const reply = await ask(world, centre, 'certificates.start-batch', { year, expected })
  expect(codeOf(reply)).toBe('certificates-due-changed')
  const { rows } = await world.owner.query(`select id from job where state = 'waiting'`)
  expect(rows).toEqual([])
})

test('who has drawn meanwhile keeps theirs; whose dispatch was reopened is left, with the reason', async () => {
  const drawn = await graduate()
  const reopened = await graduate()
  const batch = await start()
  await world.call(drawn, 'certificates.draw', {})
  await world.owner.query(
    `update report set stage = 'rejected', version = version + 1 where student_id = $1 and kind = 'dispatch'`,
    [reopened.id],
  )
  await world.drain()
  expect(await certificatesOf(drawn)).toHaveLength(1)
  expect(await certificatesOf(reopened)).toEqual([])
  const items = await itemsOf(batch)
  expect(items.find((it) => it.studentId === drawn.id)).toMatchObject({ outcome: 'held' })
  expect(items.find((it) => it.studentId === reopened.id)).toMatchObject({
    outcome: 'refused',
    reason: '派遣方案审核完成后才能领取电子证书',
  })
})

test('a fault in the middle costs nothing: the next try carries out the plan under its number', async () => {
  const students = [await graduate(), await graduate()]
  const batch = await start()
  storage.put = () => Promise.reject(new Error('disk full'))
  await world.drain()
  const { rows: plans } = await world.owner.query<{ number: string }>(
    'select number from certificate_plan order by number',
  )
  expect(plans).toHaveLength(batch.total)
  storage.put = put
  await dueAgain()
  await world.drain()
  expect(await batchNow(batch)).toMatchObject({ state: 'done', issued: batch.total })
  const { rows: issued } = await world.owner.query(
    'select number from certificate where number = any ($1) order by number',
    [plans.map((it) => it.number)],
  )
  expect(issued).toEqual(plans)
  for (const student of students) expect(await certificatesOf(student)).toHaveLength(1)
})

test('a name that no font prints is left out with the reason, and the others get theirs', async () => {
  const odd = await graduate({ row: { name: '王\u{E000}' } })
  const usual = await graduate()
  const batch = await start()
  await world.drain()
  expect(await batchNow(batch)).toMatchObject({ state: 'done', skipped: 1 })
  expect((await itemsOf(batch)).find((it) => it.studentId === odd.id)).toMatchObject({
    outcome: 'unprintable',
    reason: expect.stringContaining('证书字库中没有'),
  })
  expect(await certificatesOf(usual)).toHaveLength(1)
  const reply = await ask(world, odd, 'certificates.draw', {})
  expect(codeOf(reply)).toBe('certificate-not-available')
})

test('a batch that is stopped, or whose starter may no longer issue, leaves the rest', async () => {
  const student = await graduate()
  const stopped = await start()
  const reply = await world.call(centre, 'certificates.stop-batch', { id: stopped.id })
  expect(reply).toMatchObject({ state: 'stopped', stopReason: '周主任停止了本次批量签发' })
  await world.drain()
  const lost = await start()
  const take = (functions: string) =>
    world.owner.query(
      `update role set functions = ${functions} where (school_id, id) =
        (select school_id, role_id from staff where id = $1)`,
      [centre.id],
    )
  await take(`array_remove(functions, 'certificates.issue')`)
  await world.drain()
  await take(`array_append(functions, 'certificates.issue')`)
  expect(await batchNow(lost)).toMatchObject({
    state: 'stopped',
    stopReason: '发起人已没有签发权限，本次批量签发已停止',
  })
  expect(await certificatesOf(student)).toEqual([])
  expect(codeOf(await ask(world, centre, 'certificates.stop-batch', { id: lost.id }))).toBe(
    'action-not-allowed',
  )
})
