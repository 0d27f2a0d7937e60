import { sql, type Insertable } from 'kysely'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { Tx } from '../../database/scope'
import type { Tables } from '../../database/tables'

/** The latest of the school; where it decided nothing, the latest of the centre. */
export const findDecisionInForce = (tx: Tx, schoolId: string, year: number, kind: ReportKindName) =>
  decisionsFor(tx, schoolId)
    .where('field_settings.kind', '=', kind)
    .where('field_settings.year', '=', year)
    .orderBy('school.is_centre')
    .orderBy('field_settings.version', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findDecision = (tx: Tx, schoolId: string, id: string) =>
  decisionsFor(tx, schoolId).where('field_settings.id', '=', id).executeTakeFirst()

/** Its own and the centre's. */
const decisionsFor = (tx: Tx, schoolId: string) =>
  tx
    .selectFrom('field_settings')
    .innerJoin('school', 'school.id', 'field_settings.school_id')
    .select([
      'field_settings.id',
      'field_settings.school_id',
      'field_settings.version',
      'field_settings.settings',
      'school.is_centre',
    ])
    .where((eb) =>
      eb.or([eb('field_settings.school_id', '=', schoolId), eb('school.is_centre', '=', true)]),
    )

export const listOwnVersions = (tx: Tx, schoolId: string, year: number, kind: ReportKindName) =>
  tx
    .selectFrom('field_settings')
    .select(['version', 'saved_at', 'saved_by_name', 'changes'])
    .where('school_id', '=', schoolId)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()

/** undefined when another has saved this version meanwhile. */
export const insertVersion = (tx: Tx, row: Insertable<Tables['field_settings']>) =>
  tx
    .insertInto('field_settings')
    .values(row)
    .onConflict((it) => it.columns(['school_id', 'kind', 'year', 'version']).doNothing())
    .returning(['id'])
    .executeTakeFirst()

/** Every extension field there ever was for the kind, of whatever year: its name belongs to it. */
export async function listExtensions(
  tx: Tx,
  schoolId: string,
  kind: ReportKindName,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ field: string; type: string }>`
    select distinct setting ->> 'field' as field, setting #>> '{extension,type}' as type, school.is_centre
    from field_settings join school on school.id = field_settings.school_id,
      jsonb_array_elements(field_settings.settings) as setting
    where field_settings.kind = ${kind} and setting ? 'extension'
      and (field_settings.school_id = ${schoolId} or school.is_centre)
    order by school.is_centre desc`.execute(tx)
  // The school's own word is the last.
  return new Map(rows.map((it) => [it.field, it.type]))
}
