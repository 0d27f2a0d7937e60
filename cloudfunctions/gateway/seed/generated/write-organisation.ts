import type { Tx } from '../../../src/database/scope'
import { loadStaff, type Passwords } from '../load-staff'
import { DEMONSTRATION_PASSWORD } from '../demonstration/province'
import type { Seeded, SeedStaff } from '../seed-file'
import type { Random } from './random'
import type { PlannedDepartment, PlannedMajor } from './school-plan'
import type { SchoolOfProvince } from './inventory/schools'

export interface Reviewer {
  id: string
  name: string
}

export interface WrittenMajor {
  planned: PlannedMajor
  id: string
  departmentId: string
  educationLevel: string
  /** In the order of `planned.classes`. */
  classIds: string[]
  /** Who reviews first. */
  counsellor: Reviewer
}

export interface WrittenSchool {
  id: string
  campusIds: string[]
  majors: WrittenMajor[]
  /** Who reviews second. */
  office: Reviewer
  staff: Seeded['staff']
}

const CAMPUSES = ['校本部', '大学城校区', '新校区']

/** A school that is there already keeps what it has; what the plan has besides is added. */
export async function writeOrganisation(
  tx: Tx,
  school: SchoolOfProvince,
  plan: readonly PlannedDepartment[],
  random: Random,
  { now, passwords }: { now: Date; passwords: Passwords },
): Promise<WrittenSchool> {
  const newId = () => random.uuid(now.getTime())
  const schoolId = await addSchool(tx, school, newId(), now)
  const campusIds = await addCampuses(tx, schoolId, newId)
  const departmentIds = await addDepartments(tx, schoolId, plan, newId)
  const majorIds = await addMajors(tx, schoolId, plan, departmentIds, newId)
  const classIds = await addClasses(tx, schoolId, plan, majorIds, newId)
  const { staff, office, counsellors } = await addStaff(tx, school, schoolId, plan, majorIds, {
    now,
    passwords,
  })
  const majors = plan.flatMap((department, at) =>
    department.majors.map((planned): WrittenMajor => {
      const major = majorIds.get(planned.code)
      const counsellor = counsellors[at]
      if (!major || !counsellor) throw new Error(`${planned.code} was not written`)
      const ids = planned.classes.map((it) => classIds.get(`${major.id}/${it.name}`) ?? '')
      return { planned, ...major, classIds: ids, counsellor }
    }),
  )
  return { id: schoolId, campusIds, majors, office, staff }
}

async function addSchool(tx: Tx, school: SchoolOfProvince, id: string, now: Date): Promise<string> {
  const { code, name, region } = school
  await tx
    .insertInto('school')
    .values({ id, code, name, region, created_at: now })
    .onConflict((it) => it.doNothing())
    .execute()
  const row = await tx
    .selectFrom('school')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return row.id
}

async function addCampuses(tx: Tx, schoolId: string, newId: () => string): Promise<string[]> {
  await tx
    .insertInto('campus')
    .values(CAMPUSES.map((name) => ({ school_id: schoolId, id: newId(), name })))
    .onConflict((it) => it.doNothing())
    .execute()
  const rows = await tx
    .selectFrom('campus')
    .select(['id', 'name'])
    .where('school_id', '=', schoolId)
    .where('name', 'in', CAMPUSES)
    .orderBy('name')
    .execute()
  return rows.map((it) => it.id)
}

async function addDepartments(
  tx: Tx,
  schoolId: string,
  plan: readonly PlannedDepartment[],
  newId: () => string,
): Promise<Map<string, string>> {
  await tx
    .insertInto('department')
    .values(plan.map(({ name }) => ({ school_id: schoolId, id: newId(), name })))
    .onConflict((it) => it.doNothing())
    .execute()
  const rows = await tx
    .selectFrom('department')
    .select(['id', 'name'])
    .where('school_id', '=', schoolId)
    .execute()
  return new Map(rows.map((it) => [it.name, it.id]))
}

const LEVELS = { associate: '11301', bachelor: '11201', master: '11121', doctor: '11111' } as const

/** By code. A major that the school has under this code or name stays where it is. */
async function addMajors(
  tx: Tx,
  schoolId: string,
  plan: readonly PlannedDepartment[],
  departmentIds: ReadonlyMap<string, string>,
  newId: () => string,
): Promise<Map<string, Omit<WrittenMajor, 'planned' | 'classIds' | 'counsellor'>>> {
  const planned = plan.flatMap((it) =>
    it.majors.map((major) => ({ ...major, departmentId: departmentIds.get(it.name) ?? '' })),
  )
  await tx
    .insertInto('major')
    .values(
      planned.map((it) => ({
        school_id: schoolId,
        id: newId(),
        department_id: it.departmentId,
        code: it.code,
        name: it.name,
        education_level: LEVELS[it.degree],
        study_years: it.studyYears,
      })),
    )
    .onConflict((it) => it.doNothing())
    .execute()
  const rows = await tx
    .selectFrom('major')
    .select(['id', 'code', 'name', 'department_id', 'education_level'])
    .where('school_id', '=', schoolId)
    .execute()
  return new Map(
    planned.map(({ code, name }) => {
      const row = rows.find((it) => it.code === code) ?? rows.find((it) => it.name === name)
      if (!row) throw new Error(`${code} was not written`)
      const { id, department_id: departmentId, education_level: educationLevel } = row
      return [code, { id, departmentId, educationLevel }]
    }),
  )
}

/** By major and name. */
async function addClasses(
  tx: Tx,
  schoolId: string,
  plan: readonly PlannedDepartment[],
  majorIds: ReadonlyMap<string, { id: string }>,
  newId: () => string,
): Promise<Map<string, string>> {
  const classes = plan
    .flatMap((it) => it.majors)
    .flatMap(({ code, classes }) => {
      const majorId = majorIds.get(code)?.id ?? ''
      return classes.map(({ name }) => ({
        school_id: schoolId,
        id: newId(),
        major_id: majorId,
        name,
      }))
    })
  await tx
    .insertInto('class')
    .values(classes)
    .onConflict((it) => it.doNothing())
    .execute()
  const rows = await tx
    .selectFrom('class')
    .select(['id', 'major_id', 'name'])
    .where('school_id', '=', schoolId)
    .execute()
  return new Map(rows.map((it) => [`${it.major_id}/${it.name}`, it.id]))
}

const account = (name: string, role: string, holder: string): SeedStaff => ({
  account: name,
  name: holder,
  role,
  password: DEMONSTRATION_PASSWORD,
  mustChangePassword: false,
})

/** One account for the careers office, one counsellor for each department. */
async function addStaff(
  tx: Tx,
  { code }: SchoolOfProvince,
  schoolId: string,
  plan: readonly PlannedDepartment[],
  majorIds: ReadonlyMap<string, { id: string }>,
  { now, passwords }: { now: Date; passwords: Passwords },
): Promise<{ staff: Seeded['staff']; office: Reviewer; counsellors: Reviewer[] }> {
  const majors = [...majorIds].map(([majorCode, { id }]) => ({ id, code: majorCode, name: '' }))
  const office = {
    name: '毕业生就业办',
    level: 'level1',
    functions: 'all',
    majors: 'all',
    administrator: true,
  } as const
  const counsellors = plan.map((it) => ({
    name: `${it.name}辅导员`,
    level: 'level2' as const,
    functions: 'all' as const,
    majors: it.majors.map((major) => major.code),
  }))
  const people = [
    account(`${code}jyb`, office.name, '就业办老师'),
    ...counsellors.map((it, at) =>
      account(`${code}fdy${String(at + 1).padStart(2, '0')}`, it.name, it.name),
    ),
  ]
  const roles = [office, ...counsellors]
  const staff = await loadStaff(tx, schoolId, majors, { roles, staff: people }, now, passwords)
  const [first, ...others] = staff.map((it, at) => ({ id: it.id, name: people[at]?.name ?? '' }))
  if (!first) throw new Error('no staff was written')
  return { staff, office: first, counsellors: others }
}
