import { connectOnce } from '../../../src/database/client'
import type { Tx } from '../../../src/database/scope'
import type { AuthorityRecord } from '../../../src/dispatch/default-dispatch'
import type { Keys } from '../../../src/platform/crypto/sealing'
import type { Storage } from '../../../src/platform/storage/storage'
import { DEMONSTRATION_PASSWORD } from '../demonstration/province'
import { alone } from '../load-seed'
import { loadProvince } from '../load-province'
import { keptPasswords, loadStaff } from '../load-staff'
import { SeedFile, type Seeded } from '../seed-file'
import { generateSchool, type GeneratedSchool, type ProvinceYear } from './generate-school'
import { schoolsOfProvince, sizesOf, type SchoolOfProvince } from './inventory/schools'
import type { Authorities } from './report-data'

export interface ProvinceOptions {
  /** As the owner: working years are not the application's to write. */
  ownerUrl: string
  keys: Keys
  storage: Storage
  students: number
  year: number
  seed: number
  now: Date
  /** Only these of the province. */
  schools?: readonly SchoolOfProvince[]
  /** Told a sentence after each school. */
  report: (line: string) => void
}

export interface GeneratedProvince {
  year: number
  schools: (Pick<SchoolOfProvince, 'code' | 'name'> & Omit<GeneratedSchool, 'staff'>)[]
  staff: Seeded['staff']
}

/**
 * A province of invented people over its real schools, a transaction for each school: stopped half-way it goes on where
 * it was, and what is there already is left alone. The same seed gives the same people.
 */
export async function generateProvince(options: ProvinceOptions): Promise<GeneratedProvince> {
  const { db, client } = await connectOnce(options.ownerUrl)
  const started = performance.now()
  const made: GeneratedProvince = { year: options.year, schools: [], staff: [] }
  try {
    const { staff, ...province } = await alone(db, (tx) => prepareProvince(tx, options))
    made.staff.push(...staff)
    const sizes = sizesOf(options.students)
    const { schools = schoolsOfProvince } = options
    for (const [at, school] of schools.entries()) {
      const size = sizes.get(school.code) ?? 0
      if (size === 0) continue
      const one = await alone(db, (tx) =>
        generateSchool(tx, client, options, school, size, province),
      )
      const { id, isNew, students, reports } = one
      made.schools.push({ code: school.code, name: school.name, id, isNew, students, reports })
      made.staff.push(...one.staff)
      const total = made.schools.reduce((sum, it) => sum + it.students, 0)
      const seconds = Math.round((performance.now() - started) / 1000)
      const what = isNew ? `${students} 名学生` : '已有，跳过'
      options.report(
        `[${at + 1}/${schools.length}] ${school.name}：${what}；共 ${total} 名，用时 ${seconds} 秒`,
      )
    }
    options.report('正在整理统计信息……')
    await client.query('vacuum (analyze)')
    return made
  } finally {
    await client.end()
  }
}

/** The year, the authorities, and somebody at the centre who reviews. */
async function prepareProvince(
  tx: Tx,
  { year, seed, now }: ProvinceOptions,
): Promise<ProvinceYear & { staff: Seeded['staff'] }> {
  const current = await tx
    .selectFrom('working_year')
    .select('year')
    .where('is_current', '=', true)
    .executeTakeFirst()
  const isCurrent = current === undefined || current.year === year
  const role = {
    name: '省中心审核',
    level: 'centre',
    functions: 'all',
    majors: 'all',
    administrator: true,
  } as const
  const file = SeedFile.parse({
    years: [{ year, current: isCurrent, open: {} }],
    centre: { roles: [role] },
  })
  const centreId = await loadProvince(tx, file, now)
  const reviewer = { account: 'szxsh', name: '省中心审核员', role: role.name }
  const passwords = keptPasswords()
  const account = { ...reviewer, password: DEMONSTRATION_PASSWORD, mustChangePassword: false }
  const staff = await loadStaff(
    tx,
    centreId,
    [],
    { roles: [role], staff: [account] },
    now,
    passwords,
  )
  const centre = { id: staff[0]?.id ?? '', name: reviewer.name }
  return { year, seed, now, authorities: await authoritiesByRegion(tx), centre, passwords, staff }
}

async function authoritiesByRegion(tx: Tx): Promise<Authorities> {
  const rows: AuthorityRecord[] = await tx.selectFrom('authority').selectAll().execute()
  const byRegion = new Map<string, AuthorityRecord[]>()
  for (const it of rows) byRegion.set(it.region, [...(byRegion.get(it.region) ?? []), it])
  return byRegion
}
