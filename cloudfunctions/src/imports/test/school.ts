import { createHash, randomUUID } from 'node:crypto'
import type { FunctionPermission } from 'shared-types/accounts/permissions'
import { testDatabase } from '../../../test/database'
import { testServices } from '../../../test/services'
import { buildWorkbookWorker } from '../../../test/workbook-worker'
import { staffActor } from '../../accounts/identify-staff'
import { findStaffById } from '../../accounts/queries'
import { within } from '../../database/scope'
import { jobHandlers } from '../../functions/job-handlers'
import { drainJobs } from '../../jobs/drain'
import type { StaffContext } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import { acceptImport, getImport, startImport } from './roll-imports'
import { rollWorkbook, type Row } from './roll-rows'

export const YEAR = 2026
export type World = Awaited<ReturnType<typeof openWorld>>
export type School = Awaited<ReturnType<typeof addSchool>>

/** A database with the year 2026 and the real services on it. */
export async function openWorld() {
  const database = await testDatabase()
  const services = testServices(database, { WORKBOOK_WORKER: await buildWorkbookWorker() })
  const { owner } = database
  await owner.query('insert into working_year values ($1, true) on conflict do nothing', [YEAR])
  return {
    owner,
    services,
    runJobs: (signal = new AbortController().signal) =>
      drainJobs(services, jobHandlers, 60_000, signal),
    async students(schoolId: string) {
      const { rows } = await owner.query<Record<string, unknown>>(
        'select * from student where school_id = $1 order by student_number',
        [schoolId],
      )
      return rows
    },
  }
}

/** Of a database of its own: each school of a test file has another code. */
let nextCode = 60_001

/** A school with two majors, a class in the first, and somebody who may import for all of it. */
export async function addSchool(world: World) {
  const { owner } = world
  const [schoolId, department, software, nursing, classId] = [0, 1, 2, 3, 4].map(() => newId())
  if (!schoolId || !software || !nursing) throw new Error('no ids')
  const code = String(nextCode++)
  await owner.query(`insert into school (id, code, name, created_at) values ($1, $2, $2, now())`, [
    schoolId,
    code,
  ])
  await owner.query(`insert into department values ($1, $2, '信息学院')`, [schoolId, department])
  await owner.query(
    `insert into major values ($1, $2, $4, '080902', '软件工程', '11201', 4),
      ($1, $3, $4, '520201', '护理', '11301', 3)`,
    [schoolId, software, nursing, department],
  )
  await owner.query(`insert into class values ($1, $2, $3, '软件2201班')`, [
    schoolId,
    classId,
    software,
  ])
  const school = { schoolId, software, nursing, classId }
  return { ...school, staff: await addStaff(world, school, 'all') }
}

export async function addStaff(
  { owner, services }: World,
  { schoolId }: { schoolId: string },
  majors: 'all' | readonly string[],
  functions: readonly FunctionPermission[] = ['roll.import'],
): Promise<StaffContext> {
  const roleId = newId()
  const id = newId()
  await owner.query(
    `insert into role (school_id, id, name, level, functions, all_majors)
     values ($1, $2, $3, 'level2', $4, $5)`,
    [schoolId, roleId, roleId, functions, majors === 'all'],
  )
  if (majors !== 'all') {
    for (const major of majors)
      await owner.query('insert into role_major values ($1, $2, $3)', [schoolId, roleId, major])
  }
  await owner.query(
    `insert into staff (school_id, id, account, name, role_id, password_hash, must_change_password,
      created_at) values ($1, $2, $3, '经办人', $4, 'x', false, now())`,
    [schoolId, id, id, roleId],
  )
  const actor = await within(services.db, { role: 'system' }, async (tx) => {
    const row = await findStaffById(tx, schoolId, id)
    if (!row) throw new Error('no staff')
    return staffActor(tx, row, Buffer.alloc(0))
  })
  return {
    services,
    actor,
    now: new Date(),
    requestId: randomUUID(),
    address: '127.0.0.1',
    browser: '',
    cookies: [],
  }
}

/** As files/ leaves it after a confirmed upload. */
export async function upload(
  { owner, services }: World,
  { actor }: StaffContext,
  bytes: Buffer,
): Promise<string> {
  const id = newId()
  const path = `import-file/${randomUUID()}`
  await services.storage.put(path, bytes)
  await owner.query(
    `insert into file (school_id, id, purpose, owner_kind, owner_id, name, path, size, sha256, state,
      created_at) values ($1, $2, 'import-file', 'staff', $3, 'roll.xlsx', $4, $5, $6, 'stored', now())`,
    [
      actor.schoolId,
      id,
      actor.id,
      path,
      bytes.length,
      createHash('sha256').update(bytes).digest('hex'),
    ],
  )
  return id
}

/** Uploads, checks, and tells what came of it. */
export async function check(world: World, staff: StaffContext, rows: readonly Row[]) {
  const { bytes, mapping } = rollWorkbook(rows)
  const fileId = await upload(world, staff, bytes)
  const { id } = await startImport(staff, { fileId, year: YEAR, mapping })
  await world.runJobs()
  return getImport(staff, { id })
}

export async function checkAndApply(world: World, staff: StaffContext, rows: readonly Row[]) {
  const { id } = await check(world, staff, rows)
  await acceptImport(staff, { id })
  await world.runJobs()
  return getImport(staff, { id })
}
