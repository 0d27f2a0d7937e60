import { standingLabels, type CertificateStanding } from 'shared-types/certificates/standings'
import { isDirected } from 'shared-types/reports/rules/dispatch-rules'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Visitor } from 'shared-types/identity/operations'
import type { Tx } from '../database/scope'
import { findInForceAt, findLatest } from './queries'

interface Dispatch {
  stage: string
  data: unknown
  training_mode: string
}

/** What the dispatch alone says; batch/candidates.ts asks the same of many at once. */
function standingOf(dispatch: Dispatch | undefined): CertificateStanding {
  if (!dispatch) return 'no-dispatch'
  if (isDirected(dispatch.training_mode)) return 'directed'
  if (dispatch.stage !== 'completed') return 'not-completed'
  if ((dispatch.data as ReportData)['dispatchNature'] === 'outside-plan') return 'outside-plan'
  return 'due'
}

/** Why no certificate can be drawn of this dispatch, for people; undefined when one can. */
export function refusalOf(dispatch: Dispatch | undefined): string | undefined {
  const standing = standingOf(dispatch)
  return standing === 'due' ? undefined : standingLabels[standing]
}

/** What the certificate's tile says. */
export async function certificateState(
  tx: Tx,
  schoolId: string,
  studentId: string,
): Promise<Visitor['certificate']> {
  const latest = await findLatest(tx, schoolId, studentId)
  if (latest?.state === 'in-force') return 'issued'
  const dispatch = await findDispatch(tx, schoolId, studentId)
  if (!refusalOf(dispatch))
    return latest?.state === 'revoked' &&
      latest.report_id === dispatch?.id &&
      !isNewer(dispatch, latest)
      ? 'revoked'
      : 'available'
  return latest ? 'revoked' : 'none'
}

/** undefined where none had been drawn. */
export const numberInForceAt = async (tx: Tx, schoolId: string, studentId: string, at: Date) =>
  (await findInForceAt(tx, schoolId, studentId, at))?.number

/** A revoked certificate bars a new one until the dispatch has been reviewed again. */
export function isNewer(
  dispatch: { updated_at: Date } | undefined,
  certificate: { ended_at: Date | null },
): boolean {
  return !!dispatch && !!certificate.ended_at && dispatch.updated_at > certificate.ended_at
}

export function findDispatch(tx: Tx, schoolId: string, studentId: string) {
  return tx
    .selectFrom('report')
    .innerJoin('student', (join) =>
      join
        .onRef('student.school_id', '=', 'report.school_id')
        .onRef('student.id', '=', 'report.student_id'),
    )
    .selectAll('report')
    .select('student.training_mode')
    .where('report.school_id', '=', schoolId)
    .where('report.student_id', '=', studentId)
    .where('report.kind', '=', 'dispatch')
    .executeTakeFirst()
}
