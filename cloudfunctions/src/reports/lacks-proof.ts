import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import { declaredProof } from 'shared-types/reports/fields/proof-rule'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'

/** Whose destination needs a proof by the centre's rule of the year, and nothing is attached. */
export const lacksProof = (year: number) => (eb: ExpressionBuilder<Tables, 'report'>) =>
  eb.and([
    eb('report.kind', '=', 'employment'),
    sql<SqlBool>`report.data ->> 'destination' = any(coalesce((select destinations from proof_rule
      where proof_rule.year = ${year} order by version desc limit 1), ${[...declaredProof]}::text[]))`,
    eb.not(
      eb.exists(
        eb
          .selectFrom('report_attachment')
          .select('file_id')
          .whereRef('report_attachment.school_id', '=', 'report.school_id')
          .whereRef('report_attachment.report_id', '=', 'report.id')
          .where('report_attachment.field', '=', 'proof'),
      ),
    ),
  ])

/** Which of these reports lack a proof; they are the caller's to see. */
export async function listLackingProof(
  tx: Tx,
  year: number,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('report')
    .where('report.id', 'in', [...ids])
    .where(lacksProof(year))
    .select('report.id')
    .execute()
  return new Set(rows.map((it) => it.id))
}
