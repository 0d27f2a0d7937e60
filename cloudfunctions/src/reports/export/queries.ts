import type { Insertable, Selectable, Updateable } from 'kysely'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { Tx } from '../../database/scope'
import type { Tables } from '../../database/tables'
import type { Keys } from '../../platform/crypto/sealing'
import type { StaffActor } from '../../runtime/actor'
import { filtered, type FilterAt } from '../list-queries'
import { dataOf } from '../queries'
import { pageColumns, withHolders } from '../with-holders'

export type ExportRecord = Selectable<Tables['report_export']>
type At = Pick<ExportRecord, 'school_id' | 'id'>

export const insertExport = (tx: Tx, row: Insertable<Tables['report_export']>) =>
  tx.insertInto('report_export').values(row).returningAll().executeTakeFirstOrThrow()

/** A person's own exports only. */
export const ownExports = (tx: Tx, actor: StaffActor, kind: ReportKindName) =>
  tx
    .selectFrom('report_export')
    .selectAll()
    .where('school_id', '=', actor.schoolId)
    .where('started_by', '=', actor.id)
    .where('kind', '=', kind)

export const findExport = (tx: Tx, { school_id, id }: At) =>
  tx
    .selectFrom('report_export')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .executeTakeFirst()

export const lockExport = (tx: Tx, { school_id, id }: At) =>
  tx
    .selectFrom('report_export')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateExport = (tx: Tx, at: At, changes: Updateable<Tables['report_export']>) =>
  tx
    .updateTable('report_export')
    .set(changes)
    .where('school_id', '=', at.school_id)
    .where('id', '=', at.id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** What needed somebody's consent: waiting first, then the latest. */
export const listRequests = (tx: Tx, schoolId: string) =>
  tx
    .selectFrom('report_export')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('reason', 'is not', null)
    .orderBy((eb) => eb('state', '=', 'waiting'), 'desc')
    .orderBy('started_at', 'desc')
    .limit(100)
    .execute()

/** Finished ones whose file has had its time. */
export const listExpired = (tx: Tx, now: Date, limit: number) =>
  tx
    .selectFrom('report_export')
    .innerJoin('file', (join) =>
      join
        .onRef('file.school_id', '=', 'report_export.school_id')
        .onRef('file.id', '=', 'report_export.file_id'),
    )
    .select(['report_export.school_id', 'report_export.id', 'file.path'])
    .where('report_export.state', '=', 'done')
    .where('report_export.expires_at', '<', now)
    .limit(limit)
    .execute()

/** The next reports that the filter lets through, in the order of ids, with all that a file may hold. */
export async function exportPage(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: FilterAt,
  { after, limit }: { after: string | undefined; limit: number },
) {
  const page = filtered(tx, keys, actor, filter)
    .$if(!!after, (query) => query.where('report.id', '>', after ?? ''))
    .select(pageColumns)
    .orderBy('report.id')
    .limit(limit)
  const rows = await withHolders(tx, page.as('report'))
    .select(['student.id_type', 'student.id_number_sealed', 'student.sex', 'student.training_mode'])
    .orderBy('report.id')
    .execute()
  const data = await dataOf(tx, rows)
  const campuses = await campusNames(tx, [...data.values()])
  return rows.map((row) => ({ ...row, data: data.get(row.id) ?? {}, campuses }))
}

export type ExportRow = Awaited<ReturnType<typeof exportPage>>[number]

async function campusNames(tx: Tx, data: readonly ReportData[]) {
  const ids = new Set(data.flatMap((it) => it['campus'] ?? []))
  if (ids.size === 0) return new Map<string, string>()
  const found = await tx
    .selectFrom('campus')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(found.map((it) => [it.id, it.name]))
}
