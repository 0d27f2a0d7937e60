import type { AuditSubject } from '../../audit/audit'
import type { Tx } from '../../database/scope'
import type { Context } from '../../runtime/context'
import * as certificates from '../queries'
import { planCertificate } from './plan'
import { signOne } from './sign-and-log'

const REASON = '改派'

/**
 * The certificate in force attests what has just been replaced: a new one takes its place in the same transaction. Where
 * none can be issued (outside the plan, a name that cannot be printed), the old one ends all the same.
 */
export async function replaceReassigned(
  tx: Tx,
  context: Context,
  report: { school_id: string; student_id: string },
): Promise<AuditSubject[]> {
  const owner = { schoolId: report.school_id, studentId: report.student_id }
  const former = await certificates.findInForce(tx, owner.schoolId, owner.studentId)
  if (!former) return []
  const subjects: AuditSubject[] = []
  const replacing = { id: former.id, reason: REASON }
  const planned = await planCertificate(tx, context, owner, replacing)
  if (planned.state === 'planned') {
    const signed = await signOne(tx, context, owner, subjects)
    if (signed.state === 'issued') return subjects
  }
  await certificates.endCertificate(tx, former, 'superseded', REASON, context.now)
  return [
    {
      schoolId: former.school_id,
      operation: 'certificates.supersede',
      kind: 'certificate',
      id: former.id,
      before: { state: 'in-force' },
      after: { state: 'superseded' },
    },
  ]
}
