import { sql } from 'kysely'
import type { Organisation } from 'shared-types/organisation/operations'
import { within } from '../database/scope'
import { isBound, personScope, type PersonContext } from '../runtime/context'

/** The caller's own school: what `unit` fields offer; of majors and classes staff see those of their role. */
export async function getOrganisation(context: PersonContext): Promise<Organisation> {
  const schoolId = isBound(context) ? context.actor.student.schoolId : context.actor.schoolId
  const covered = isBound(context) ? 'all' : context.actor.majors
  const isCovered = (column: 'id' | 'major_id') =>
    covered === 'all'
      ? sql<boolean>`true`
      : sql<boolean>`${sql.ref(column)} = any(${[...covered]}::uuid[])`
  return within(context.services.db, personScope(context), async (tx) => {
    const school = await tx
      .selectFrom('school')
      .select('name')
      .where('id', '=', schoolId)
      .executeTakeFirstOrThrow()
    const majors = await tx
      .selectFrom('major')
      .select(['id', 'name', 'department_id as departmentId'])
      .where('school_id', '=', schoolId)
      .where(isCovered('id'))
      .orderBy('code')
      .execute()
    const classes = await tx
      .selectFrom('class')
      .select(['id', 'name', 'major_id as majorId'])
      .where('school_id', '=', schoolId)
      .where(isCovered('major_id'))
      .orderBy('name')
      .execute()
    return {
      schoolName: school.name,
      campuses: await tx
        .selectFrom('campus')
        .select(['id', 'name'])
        .where('school_id', '=', schoolId)
        .orderBy('name')
        .execute(),
      departments: await tx
        .selectFrom('department')
        .select(['id', 'name', 'parent_id as parentId'])
        .where('school_id', '=', schoolId)
        .orderBy('name')
        .execute(),
      majors,
      classes,
    }
  })
}

export async function listAuthorities(context: PersonContext) {
  const authorities = await within(context.services.db, personScope(context), (tx) =>
    tx
      .selectFrom('authority')
      .select(['name', 'region', 'address', 'postcode', 'phone'])
      .orderBy('region')
      .orderBy('for_teachers')
      .execute(),
  )
  return { authorities }
}
