import type pg from 'pg'
import type { Tx } from '../../../src/database/scope'
import type { Keys } from '../../../src/platform/crypto/sealing'
import type { Storage } from '../../../src/platform/storage/storage'
import type { Passwords } from '../load-staff'
import type { Seeded } from '../seed-file'
import { schoolsOfProvince, type SchoolOfProvince } from './inventory/schools'
import { firstStudentNumber, peopleOf } from './people'
import { randomFor } from './random'
import type { Authorities } from './report-data'
import { reportsOf, type SchoolYear } from './reports'
import { writeSampleFile } from './sample-file'
import { planSchool } from './school-plan'
import { writeOrganisation, type Reviewer } from './write-organisation'
import { writePeople, type Graduate } from './write-people'
import { writeReports } from './write-reports'

const DAY_MS = 24 * 3600 * 1000
/** Reporting begins so long before the end of June. */
const SEASON_DAYS = 150

export interface ProvinceYear {
  year: number
  seed: number
  now: Date
  authorities: Authorities
  centre: Reviewer
  passwords: Passwords
}

export interface GeneratedSchool {
  id: string
  /** False when its graduates were there already. */
  isNew: boolean
  staff: Seeded['staff']
  students: number
  reports: number
}

/** One school with everybody who graduates from it, in the transaction given; those who are there already are left. */
export async function generateSchool(
  tx: Tx,
  client: pg.ClientBase,
  outside: { keys: Keys; storage: Storage },
  school: SchoolOfProvince,
  size: number,
  province: ProvinceYear,
): Promise<GeneratedSchool> {
  const { year, seed, now, authorities, centre } = province
  const schoolIndex = schoolsOfProvince.indexOf(school)
  const randomOf = (part: string) => randomFor(seed, year, school.code, part)
  const plan = planSchool(school, size, year, randomOf('plan'))
  const written = await writeOrganisation(tx, school, plan, randomOf('organisation'), province)
  const { id, staff } = written
  if (await isOnRoll(tx, id, year, firstStudentNumber(written, year)))
    return { id, staff, isNew: false, students: 0, reports: 0 }
  const random = randomOf('people')
  const owner = { schoolId: written.id, staffId: written.office.id }
  const file = { id: random.uuid(now.getTime()), now }
  const at: SchoolYear = {
    school: written,
    year,
    ...seasonOf(year, now),
    pace: random.next(),
    authorities,
    centre,
    fileId: await writeSampleFile(tx, outside.storage, owner, file),
  }
  const graduates: Graduate[] = []
  for (const person of peopleOf(written, { schoolIndex, year, createdAtMs: at.beginsAtMs }, random))
    graduates.push({ person, reports: reportsOf(person, at, outside.keys, random) })
  await writePeople(client, outside.keys, at, graduates)
  await writeReports(client, at, graduates)
  const reports = graduates.reduce((sum, it) => sum + it.reports.length, 0)
  return { id, staff, isNew: true, students: graduates.length, reports }
}

/** Up to the end of June, or to this moment: nothing has happened tomorrow. */
function seasonOf(year: number, now: Date): { beginsAtMs: number; endsAtMs: number } {
  const endsAtMs = Math.min(Date.UTC(year, 5, 30, 10), now.getTime())
  return { beginsAtMs: endsAtMs - SEASON_DAYS * DAY_MS, endsAtMs }
}

async function isOnRoll(tx: Tx, schoolId: string, year: number, studentNumber: string) {
  const row = await tx
    .selectFrom('student')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .where('student_number', '=', studentNumber)
    .executeTakeFirst()
  return row !== undefined
}
