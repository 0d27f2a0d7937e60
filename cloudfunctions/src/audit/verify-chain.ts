import type { Tx } from '../database/scope'
import { auditHash } from './audit'

/** The first sequence number that does not follow from the rows before it; undefined when the chain is whole. */
export async function findBrokenLink(tx: Tx, schoolId: string): Promise<number | undefined> {
  const head = await tx
    .selectFrom('audit_head')
    .selectAll()
    .where('school_id', '=', schoolId)
    .executeTakeFirst()
  let previous = '0'.repeat(64)
  let sequence = 0
  for (;;) {
    const rows = await tx
      .selectFrom('audit_entry')
      .selectAll()
      .where('school_id', '=', schoolId)
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(5000)
      .execute()
    for (const row of rows) {
      if (
        row.sequence !== sequence + 1 ||
        row.previous_hash !== previous ||
        auditHash(row) !== row.hash
      )
        return sequence + 1
      sequence = row.sequence
      previous = row.hash
    }
    if (rows.length === 0) break
  }
  // A school that nothing has happened in has neither entries nor an end.
  const end = head ?? { sequence: 0, hash: previous }
  return end.sequence === sequence && end.hash === previous ? undefined : sequence + 1
}
