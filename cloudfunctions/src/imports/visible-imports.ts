import { DomainError } from 'shared-types/errors'
import type { RollFieldName } from 'shared-types/students/roll-fields'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { findImport, type ImportRecord } from './queries'
import type { Columns } from './rows/cell-text'

/** The roll belongs to a school; the centre has none of its own. */
export function inOwnSchool<T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (context.actor.level === 'centre') throw new DomainError('permission-denied')
  return within(context.services.db, staffScope(context), work)
}

/** Throws `not-found` when this person may not know of it. */
export async function getVisible(tx: Tx, context: StaffContext, id: string): Promise<ImportRecord> {
  const record = await findImport(tx, context.actor, id)
  if (!record) throw new DomainError('not-found')
  return record
}

/** Column number → field, from the left. */
export function columnsOf({ mapping }: ImportRecord): Columns {
  const entries = Object.entries(mapping as Record<string, RollFieldName>)
  return new Map(
    entries.map(([at, field]) => [Number(at), field] as const).sort(([a], [b]) => a - b),
  )
}
