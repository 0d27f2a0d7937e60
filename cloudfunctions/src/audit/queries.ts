import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { AuditFilter } from 'shared-types/audit/operations'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'
import type { StaffActor } from '../runtime/actor'

export interface Cursor {
  at: Date
  schoolId: string
  sequence: number
}

/**
 * Newest first. Of one's own school; the centre reads every school's. What students did themselves stands under their
 * names: whose role has majors reads it of those majors only, as the policies of `student` let them.
 */
export function searchEntries(
  tx: Tx,
  actor: StaffActor,
  filter: AuditFilter,
  page: { after?: Cursor | undefined; limit: number },
) {
  const { person, operation, subjectId, subjectKind, from, to } = filter
  const schoolId = actor.level === 'centre' ? filter.schoolId : actor.schoolId
  const part = `%${(person ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`)
  const { after } = page
  return tx
    .selectFrom('audit_entry')
    .innerJoin('school', 'school.id', 'audit_entry.school_id')
    .selectAll('audit_entry')
    .select('school.name as school_name')
    .$if(!!schoolId, (query) => query.where('audit_entry.school_id', '=', schoolId ?? ''))
    .$if(actor.majors !== 'all', (query) =>
      query.where((eb) =>
        eb.or([
          eb('audit_entry.actor_kind', '<>', 'student'),
          eb.exists(ownStudent(eb, actor.majors)),
        ]),
      ),
    )
    .$if(!!person, (query) => query.where('audit_entry.actor_name', 'like', part))
    .$if(!!operation, (query) => query.where('audit_entry.operation', '=', operation ?? ''))
    .$if(!!subjectId, (query) => query.where('audit_entry.subject_id', '=', subjectId ?? ''))
    .$if(!!subjectKind, (query) => query.where('audit_entry.subject_kind', '=', subjectKind ?? ''))
    .$if(!!from, (query) => query.where('audit_entry.at', '>=', midnight(from ?? '')))
    .$if(!!to, (query) =>
      query.where('audit_entry.at', '<', new Date(midnight(to ?? '').getTime() + 24 * 3600_000)),
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(audit_entry.at, audit_entry.school_id, audit_entry.sequence) <
          (${after?.at}, ${after?.schoolId}::uuid, ${after?.sequence})`,
      ),
    )
    .orderBy('audit_entry.at', 'desc')
    .orderBy('audit_entry.school_id', 'desc')
    .orderBy('audit_entry.sequence', 'desc')
    .limit(page.limit)
    .execute()
}

const ownStudent = (eb: ExpressionBuilder<Tables, 'audit_entry'>, majors: StaffActor['majors']) =>
  eb
    .selectFrom('student')
    .select(sql`1`.as('one'))
    .whereRef('student.school_id', '=', 'audit_entry.school_id')
    .whereRef('student.id', '=', 'audit_entry.actor_id')
    .$if(majors !== 'all', (query) =>
      query.where('student.major_id', '=', eb.fn.any(eb.val([...majors]))),
    )

export type AuditEntryRow = Awaited<ReturnType<typeof searchEntries>>[number]
