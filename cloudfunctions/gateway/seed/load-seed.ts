import { sql } from 'kysely'
import type { Database } from '../../src/database/client'
import { within, type Tx } from '../../src/database/scope'
import type { Keys } from '../../src/platform/crypto/sealing'
import { loadSampleCompanies } from './companies/load-companies'
import { loadOrganisation } from './load-organisation'
import { loadProvince } from './load-province'
import { loadStaff } from './load-staff'
import { loadStudents } from './load-students'
import { currentYearOf } from './check-seed-file'
import type { Seeded, SeedFile } from './seed-file'

/** Two loads at once would each find the other's schools missing. */
const LOADING = 7_240_117

/**
 * Loads a province in one transaction: all of it or nothing. What is there already under the same code, account or
 * number is brought up to date. `owner` is the database as its owner: working years and authorities are not the
 * application's to write. Throws SeedError with one sentence.
 */
export function loadSeed(
  owner: Database,
  keys: Keys,
  file: SeedFile,
  now = new Date(),
): Promise<Seeded> {
  return alone(owner, (tx) => loadProvinceWithSchools(tx, keys, file, now))
}

/** `make` is asked only where there is no school of any kind yet; the sample companies come along. */
export function loadSeedWhenEmpty(
  owner: Database,
  keys: Keys,
  make: () => SeedFile,
  now = new Date(),
): Promise<Seeded | undefined> {
  return alone(owner, async (tx) => {
    const school = await tx.selectFrom('school').select('id').limit(1).executeTakeFirst()
    if (school) return undefined
    await loadSampleCompanies(tx, now)
    return loadProvinceWithSchools(tx, keys, make(), now)
  })
}

/** One load at a time, in one transaction as the platform itself. */
export function alone<T>(owner: Database, load: (tx: Tx) => Promise<T>): Promise<T> {
  return within(owner, { role: 'system' }, async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOADING})`.execute(tx)
    return load(tx)
  })
}

async function loadProvinceWithSchools(
  tx: Tx,
  keys: Keys,
  file: SeedFile,
  now: Date,
): Promise<Seeded> {
  const seeded: Seeded = { schools: [], staff: [], students: [], reports: [] }
  const centreId = await loadProvince(tx, file, now)
  seeded.staff.push(...(await loadStaff(tx, centreId, [], file.centre, now)))
  const year = currentYearOf(file) ?? now.getUTCFullYear()
  for (const school of file.schools) {
    const { id, majors } = await loadOrganisation(tx, school, file.years, now)
    seeded.schools.push({ code: school.code, id, majors })
    seeded.staff.push(...(await loadStaff(tx, id, majors, school, now)))
    const at = { id, code: school.code, year }
    const { students, reports } = await loadStudents(tx, keys, at, school.students, now)
    seeded.students.push(...students)
    seeded.reports.push(...reports)
  }
  return seeded
}
