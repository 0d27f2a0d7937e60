import { sql, type SqlBool } from 'kysely'
import type { AppealFilter } from 'shared-types/appeals/schemas'
import { unansweredStates } from 'shared-types/appeals/workflow'
import { normaliseIdNumber } from 'shared-types/students/id-number'
import type { Tx } from '../../database/scope'
import { normaliseName } from '../../imports/rows/read-field'
import type { StaffContext } from '../../runtime/context'
import { matchesPerson } from '../../students/matches-person'
import { appealVisibleTo } from '../visibility'
import { fallsTo } from './falls-to'

function filtered(tx: Tx, context: StaffContext, filter: AppealFilter) {
  const { actor, now } = context
  return tx
    .selectFrom('appeal')
    .leftJoin('student', (join) =>
      join
        .onRef('student.school_id', '=', 'appeal.school_id')
        .onRef('student.id', '=', 'appeal.student_id'),
    )
    .where(appealVisibleTo(actor))
    .$if(!!filter.state, (query) => query.where('appeal.state', '=', filter.state ?? ''))
    .$if(!!filter.category, (query) => query.where('appeal.category', '=', filter.category ?? ''))
    .$if(!!filter.unanswered, (query) => query.where('appeal.state', 'in', unansweredStates))
    .$if(!!filter.overdue, (query) => query.where('appeal.due_at', '<', now))
    .$if(!!filter.mine, (query) => query.where(fallsTo(actor)))
    .$if(!!filter.schoolId, (query) => query.where('appeal.school_id', '=', filter.schoolId ?? ''))
    .$if(!!filter.search, (query) => query.where(matchesAppellant(context, filter.search ?? '')))
}

/** Bound appellants as on the roll; the others by what they entered, which is sealed: only whole names and numbers. */
function matchesAppellant({ services: { keys } }: StaffContext, search: string) {
  const name = keys.blindIndex('appeal-name', normaliseName(search))
  const idNumber = keys.blindIndex('id-number', normaliseIdNumber(search))
  const prefix = `${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`(appeal.name_index = ${name} or appeal.id_number_index = ${idNumber}
    or appeal.student_number like ${prefix} or ${matchesPerson(keys, search)})`
}

export interface Cursor {
  order: number
  id: string
}

export function listRows(
  tx: Tx,
  context: StaffContext,
  filter: AppealFilter,
  after: Cursor | undefined,
  limit: number,
) {
  return filtered(tx, context, filter)
    .innerJoin('school', 'school.id', 'appeal.school_id')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.school_id', '=', 'appeal.school_id')
        .onRef('staff.id', '=', 'appeal.assigned_to'),
    )
    .$if(!!after, (query) =>
      query.where(
        sql<SqlBool>`(appeal.list_order, appeal.id) > (${after?.order}, ${after?.id}::uuid)`,
      ),
    )
    .selectAll('appeal')
    .select(['school.name as school_name', 'staff.name as assigned_name'])
    .orderBy('appeal.list_order')
    .orderBy('appeal.id')
    .limit(limit)
    .execute()
}

export async function countRows(
  tx: Tx,
  context: StaffContext,
  filter: AppealFilter,
): Promise<{ total: number; overdue: number }> {
  return filtered(tx, context, filter)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('appeal.due_at', '<', context.now).as('overdue'),
    ])
    .executeTakeFirstOrThrow()
}
