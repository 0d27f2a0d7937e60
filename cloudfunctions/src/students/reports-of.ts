import { permissionFor, type Access } from 'shared-types/accounts/permissions'
import { reportKindNames, type ReportKindName, type Stage } from 'shared-types/reports/workflow'
import type { RollRecord } from 'shared-types/students/roll-record'
import type { Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import type { StudentRecord } from './holder'

/** What somebody on the roll has reported, of the kinds that this user may view, and what the user may add. */
export async function reportsOf(
  tx: Tx,
  actor: StaffActor,
  student: StudentRecord,
): Promise<RollRecord['reports']> {
  const may = (rule: Access, kind: ReportKindName) => {
    const needed = permissionFor(rule, { kind })
    return needed !== undefined && actor.functions.has(needed)
  }
  const kinds = reportKindNames.filter((kind) => may('{kind}.view', kind))
  const rows = await tx
    .selectFrom('report')
    .select(['id', 'kind', 'stage'])
    .where('school_id', '=', student.school_id)
    .where('student_id', '=', student.id)
    .execute()
  return kinds.map((kind) => {
    const found = rows.find((it) => it.kind === kind)
    return {
      kind,
      report: found ? { id: found.id, stage: found.stage as Stage } : null,
      // Reports are the schools' to enter (reports/add.ts).
      mayAdd: !found && actor.level !== 'centre' && may('{kind}.edit', kind),
    }
  })
}
