import { findNationalMajor, nationalMajors } from 'shared-types/codes/national-majors'
import type { Tx } from '../../src/database/scope'
import { newId } from '../../src/runtime/new-id'
import { reportKindNames, type ReportKindName } from 'shared-types/reports/workflow'
import type { SeedFile, SeedSchool } from './seed-file'

export interface LoadedMajor {
  id: string
  code: string
  name: string
}

/** A school with its campuses, departments, majors and classes. */
export async function loadOrganisation(
  tx: Tx,
  school: SeedSchool,
  years: SeedFile['years'],
  now: Date,
): Promise<{ id: string; majors: LoadedMajor[] }> {
  const { code, name, region } = school
  const { id } = await tx
    .insertInto('school')
    .values({ id: newId(), code, name, region, created_at: now })
    .onConflict((it) => it.column('code').doUpdateSet({ name, region }))
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const it of years) if (school.open) await setSwitches(tx, id, it.year, school.open)
  for (const campus of school.campuses) await loadUnit(tx, 'campus', id, campus)
  const majors: LoadedMajor[] = []
  for (const department of school.departments) {
    const departmentId = await loadUnit(tx, 'department', id, department.name)
    for (const major of department.majors) majors.push(await loadMajor(tx, id, departmentId, major))
  }
  return { id, majors }
}

export async function setSwitches(
  tx: Tx,
  schoolId: string,
  year: number,
  open: Record<ReportKindName, boolean>,
): Promise<void> {
  await tx
    .insertInto('reporting_switch')
    .values(
      reportKindNames.map((kind) => ({ school_id: schoolId, year, kind, is_open: open[kind] })),
    )
    .onConflict((it) =>
      it
        .columns(['school_id', 'year', 'kind'])
        .doUpdateSet((eb) => ({ is_open: eb.ref('excluded.is_open') })),
    )
    .execute()
}

async function loadUnit(tx: Tx, table: 'campus' | 'department', schoolId: string, name: string) {
  const row = await tx
    .insertInto(table)
    .values({ school_id: schoolId, id: newId(), name })
    .onConflict((it) => it.columns(['school_id', 'name']).doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Most schools number a major as the catalogue does; any other is left for the school to state. */
function nationalMajorOf({ code, name }: { code: string; name: string }): string {
  const found = findNationalMajor(nationalMajors.entries, code)
  return found?.name === name ? found.code : ''
}

async function loadMajor(
  tx: Tx,
  schoolId: string,
  departmentId: string,
  major: SeedSchool['departments'][number]['majors'][number],
): Promise<LoadedMajor> {
  const facts = {
    department_id: departmentId,
    name: major.name,
    education_level: major.educationLevel,
    study_years: major.studyYears,
  }
  const { id } = await tx
    .insertInto('major')
    .values({
      ...{ school_id: schoolId, id: newId(), code: major.code, ...facts },
      national_major: nationalMajorOf(major),
    })
    .onConflict((it) => it.columns(['school_id', 'code']).doUpdateSet(facts))
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const name of major.classes) {
    await tx
      .insertInto('class')
      .values({ school_id: schoolId, id: newId(), major_id: id, name })
      .onConflict((it) => it.columns(['school_id', 'major_id', 'name']).doNothing())
      .execute()
  }
  return { id, code: major.code, name: major.name }
}
