import { sql } from 'kysely'
import type { Tx } from '../database/scope'
import type { Reason } from './subject'

export type Verdict = 'accepted' | 'changed' | 'unchanged' | 'refused'

export interface CheckedRow {
  number: number
  verdict: Verdict
  studentId: string | null
  /** The texts of the row as JSON, sealed. */
  sealed: string
  reasons: readonly Reason[]
}

interface At {
  school_id: string
  id: string
}

export async function insertRows(tx: Tx, at: At, rows: readonly CheckedRow[]): Promise<void> {
  await sql`insert into import_row
      (school_id, import_id, row_number, verdict, student_id, values_sealed, reasons)
    select ${at.school_id}::uuid, ${at.id}::uuid, number, verdict, student_id, sealed, reasons::jsonb
    from unnest(${rows.map((it) => it.number)}::int[], ${rows.map((it) => it.verdict)}::text[],
      ${rows.map((it) => it.studentId)}::uuid[], ${rows.map((it) => it.sealed)}::text[],
      ${rows.map((it) => JSON.stringify(it.reasons))}::text[])
      as row (number, verdict, student_id, sealed, reasons)`.execute(tx)
}

/** Turns rows into refused ones, with these reasons added to what they have. Rows are only ever replaced, not updated. */
export async function refuseRows(
  tx: Tx,
  at: At,
  reasons: ReadonlyMap<number, readonly Reason[]>,
): Promise<void> {
  const all = [...reasons]
  for (let from = 0; from < all.length; from += 1000) {
    const part = all.slice(from, from + 1000)
    const numbers = part.map(([number]) => number)
    await sql`with former as (
        delete from import_row
        where school_id = ${at.school_id} and import_id = ${at.id} and row_number = any(${numbers}::int[])
        returning *)
      insert into import_row (school_id, import_id, row_number, verdict, values_sealed, reasons)
      select school_id, import_id, row_number, 'refused', values_sealed,
        coalesce(former.reasons, '[]') || added.reasons::jsonb
      from former
      join unnest(${numbers}::int[], ${part.map(([, it]) => JSON.stringify(it))}::text[])
        as added (number, reasons) on added.number = former.row_number`.execute(tx)
  }
}

/** Rows after a row number, in order, a page of them. */
export function listRows(
  tx: Tx,
  at: At,
  filter: { verdicts: readonly Verdict[]; after: number; limit: number },
) {
  return tx
    .selectFrom('import_row')
    .select(['row_number', 'verdict', 'values_sealed', 'reasons'])
    .where('school_id', '=', at.school_id)
    .where('import_id', '=', at.id)
    .where('verdict', 'in', filter.verdicts)
    .where('row_number', '>', filter.after)
    .orderBy('row_number')
    .limit(filter.limit)
    .execute()
}

export type RowRecord = Awaited<ReturnType<typeof listRows>>[number]

export const reasonsOf = (row: RowRecord) => (row.reasons ?? []) as unknown as Reason[]

/** Refused rows stay for the workbook of errors; the others have served when an import ends. */
export async function deleteRows(tx: Tx, at: At, which: 'all' | 'good'): Promise<void> {
  await tx
    .deleteFrom('import_row')
    .where('school_id', '=', at.school_id)
    .where('import_id', '=', at.id)
    .$if(which === 'good', (query) => query.where('verdict', '!=', 'refused'))
    .execute()
}
