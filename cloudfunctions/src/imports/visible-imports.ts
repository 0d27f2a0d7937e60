import type { ImportSubjectName } from 'shared-types/accounts/permissions'
import { DomainError } from 'shared-types/errors'
import type { ImportField } from 'shared-types/imports/import-subjects'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { findImport, type ImportRecord } from './queries'
import type { Columns } from './rows/cell-text'
import { fieldsFor, subjectOf } from './subjects'

/** What belongs to a school the centre does not import, and the other way round. */
export function whoseItIs<T>(
  context: StaffContext,
  subject: ImportSubjectName,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if ((context.actor.level === 'centre') !== subjectOf(subject).isOfCentre)
    throw new DomainError('permission-denied')
  return within(context.services.db, staffScope(context), work)
}

/** Throws `not-found` when this person may not know of it. */
export async function getVisible(
  tx: Tx,
  context: StaffContext,
  { subject, id }: { subject: ImportSubjectName; id: string },
): Promise<ImportRecord> {
  const record = await findImport(tx, context.actor, id)
  if (record?.subject !== subject) throw new DomainError('not-found')
  return record
}

/** Column number → field, from the left. */
export function columnsOf({ mapping }: ImportRecord): Columns {
  const entries = Object.entries(mapping as Record<string, string>)
  return new Map(
    entries.map(([at, field]) => [Number(at), field] as const).sort(([a], [b]) => a - b),
  )
}

export const fieldsByName = async (
  tx: Tx,
  { subject, school_id: schoolId, year }: Pick<ImportRecord, 'subject' | 'school_id' | 'year'>,
) => {
  const fields = await fieldsFor(tx, { subject, schoolId, year })
  return new Map<string, ImportField>(fields.map((it) => [it.name, it]))
}
