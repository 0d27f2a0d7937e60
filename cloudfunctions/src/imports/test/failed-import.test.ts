import { expect, test } from '@jest/globals'
import * as imports from '../imports'
import { acceptImport, getImport, startImport } from './roll-imports'
import { manyRows, rollWorkbook } from './roll-rows'
import { addSchool, addStaff, check, openWorld, upload, YEAR } from './school'

const world = await openWorld()
const school = await addSchool(world)
const restart = (id: string) => imports.restartImport(school.staff, { subject: 'roll', id })

/** Five tries, each due at once. */
async function runUntilGivenUp() {
  for (let tries = 1; tries <= 5; tries++) {
    await world.owner.query(
      `update job set run_at = now() - interval '1 second' where state = 'waiting'`,
    )
    await world.runJobs()
  }
}

test('a check whose file cannot be read says after five tries that it failed, and starts over', async () => {
  const { bytes, mapping } = rollWorkbook(manyRows(3))
  const fileId = await upload(world, school.staff, bytes)
  const { rows } = await world.owner.query<{ path: string }>(
    'select path from file where id = $1',
    [fileId],
  )
  const path = rows[0]?.path ?? ''
  await world.services.storage.delete(path)
  const { id } = await startImport(school.staff, { fileId, year: YEAR, mapping })
  await world.runJobs()
  expect(await getImport(school.staff, { id })).toMatchObject({ state: 'checking', refusal: null })

  await runUntilGivenUp()
  expect(await getImport(school.staff, { id })).toMatchObject({
    state: 'failed',
    refusal:
      '多次尝试仍未能完成检查，没有写入任何数据。请稍后重新开始；如仍不成功，请联系省就业指导中心。',
    finishedAt: expect.any(String),
  })
  expect(await world.students(school.schoolId)).toEqual([])

  await world.services.storage.put(path, bytes)
  expect(await restart(id)).toMatchObject({ state: 'checking', refusal: null, finishedAt: null })
  await world.runJobs()
  expect(await getImport(school.staff, { id })).toMatchObject({
    state: 'checked',
    counts: { accepted: 3 },
  })
  await acceptImport(school.staff, { id })
  await world.runJobs()
  expect(await getImport(school.staff, { id })).toMatchObject({ state: 'applied' })
})

test('writing that ends the process at every try fails as well, and nothing is written', async () => {
  const other = await addSchool(world)
  const { id } = await check(world, other.staff, manyRows(4))
  await acceptImport(other.staff, { id })
  await world.owner.query(
    `update job set state = 'running', attempts = 5, lease_token = gen_random_uuid(),
       lease_until = now() - interval '1 second' where state = 'waiting'`,
  )
  await world.runJobs()
  const failed = await getImport(other.staff, { id })
  expect(failed).toMatchObject({ state: 'failed', refusal: expect.stringMatching('未能完成导入') })
  expect(await world.students(other.schoolId)).toEqual([])
  await expect(acceptImport(other.staff, { id })).rejects.toMatchObject({
    code: 'import-not-ready',
  })
})

test('only what has failed starts over, and only for those who may see it', async () => {
  const { id } = await check(world, school.staff, manyRows(2))
  await expect(restart(id)).rejects.toMatchObject({ code: 'import-not-ready' })
  await world.owner.query(`update import set state = 'failed' where id = $1`, [id])
  const colleague = await addStaff(world, school, [school.nursing])
  await expect(imports.restartImport(colleague, { subject: 'roll', id })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await getImport(school.staff, { id })).toMatchObject({ state: 'failed' })
})
