import { isSealedExtension } from 'shared-types/reports/fields/extension-fields'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'
import type { ReportFilter } from 'shared-types/reports/schemas'
import type { Tx } from '../../database/scope'
import type { StaffActor } from '../../runtime/actor'
import { findDecisionInForce } from './queries'

/** The extension fields of a list: see formOfList, of which this is the cheap part. What is sealed stays out. */
export async function extensionNames(
  tx: Tx,
  actor: StaffActor,
  { kind, year, schoolId }: Pick<ReportFilter, 'kind' | 'year' | 'schoolId'>,
): Promise<string[]> {
  const of = actor.level === 'centre' ? schoolId : actor.schoolId
  if (!of) return []
  const decision = await findDecisionInForce(tx, of, year, kind)
  return ((decision?.settings ?? []) as FieldSetting[])
    .filter((it) => it.extension && it.enabled && !isSealedExtension(it.field))
    .map((it) => it.field)
}
