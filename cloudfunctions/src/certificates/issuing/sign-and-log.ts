import { recordAudit, type AuditSubject } from '../../audit/audit'
import type { Tx } from '../../database/scope'
import type { Context } from '../../runtime/context'
import { hashCheckCode } from '../check-code'
import type { CertificateContent } from '../content'
import { Unprintable } from '../../printing/unprintable'
import * as certificates from '../queries'
import { findDispatch } from '../state'
import { lookOfContent } from '../templates/look-of-content'
import { maskedHolder } from './content-of'
import { deletePlan, findPlan, lockDispatch, type Owner, type PlanRecord } from './queries'

export type Signed =
  | { state: 'issued'; certificate: certificates.CertificateRecord }
  | { state: 'held'; certificate: certificates.CertificateRecord }
  /** The dispatch, or the certificate to be replaced, is no longer what the plan was made of. */
  | { state: 'changed' }
  | { state: 'unprintable'; characters: string }

/**
 * Signs what was planned and puts it on record in the caller's transaction: number, digest, token, audit, and the end
 * of what it replaces. The plan is locked meanwhile, so that nobody else writes its file.
 */
export async function signAndLog(
  tx: Tx,
  context: Context,
  owners: readonly Owner[],
): Promise<Signed[]> {
  const results: Signed[] = []
  const subjects: AuditSubject[] = []
  for (const owner of owners) results.push(await signOne(tx, context, owner, subjects))
  if (subjects.length > 0) await recordAudit(tx, context, subjects)
  return results
}

/** The same of one, in a transaction that puts more on record: `subjects` grows by what is to go there. */
export async function signOne(
  tx: Tx,
  context: Context,
  owner: Owner,
  subjects: AuditSubject[],
): Promise<Signed> {
  await lockDispatch(tx, owner)
  const plan = await findPlan(tx, owner)
  const inForce = await certificates.findInForce(tx, owner.schoolId, owner.studentId)
  if (inForce && inForce.id !== plan?.replaces_id) return { state: 'held', certificate: inForce }
  const dispatch = await findDispatch(tx, owner.schoolId, owner.studentId)
  const isAsPlanned = dispatch?.stage === 'completed' && dispatch.version === plan?.report_version
  if (!plan || !isAsPlanned || (plan.replaces_id && !inForce)) return { state: 'changed' }
  try {
    const certificate = await seal(
      tx,
      context,
      { plan, former: inForce, year: dispatch.year },
      subjects,
    )
    return { state: 'issued', certificate }
  } catch (error) {
    // Thrown while drawing, before the transaction has written anything of this one.
    if (error instanceof Unprintable) return { state: 'unprintable', characters: error.characters }
    throw error
  }
}

async function seal(
  tx: Tx,
  context: Context,
  about: { plan: PlanRecord; former: certificates.CertificateRecord | undefined; year: number },
  subjects: AuditSubject[],
): Promise<certificates.CertificateRecord> {
  const { services, now } = context
  const { plan, former, year } = about
  const sealer = await services.sealer()
  const content = JSON.parse(services.keys.open(plan.content_sealed)) as CertificateContent
  const look = await lookOfContent(tx, services, content)
  const { pdf, digest } = await sealer.seal(content, look, plan.planned_at)
  await services.storage.put(plan.file_path, pdf)
  if (former) subjects.push(await supersede(tx, former, plan, now))
  const row = await certificates.insertCertificate(
    tx,
    {
      school_id: plan.school_id,
      id: plan.certificate_id,
      student_id: plan.student_id,
      report_id: plan.report_id,
      year,
      number: plan.number,
      kind: content.kind,
      colour: content.colour,
      state: 'in-force',
      content: JSON.stringify({ seal: sealer.facts, holder: maskedHolder(content) }),
      content_sealed: plan.content_sealed,
      code_hash: codeHashOf(context, plan, content),
      template_version: content.templateVersion ?? null,
      file_path: plan.file_path,
      file_sha256: digest,
      file_size: pdf.length,
      signer_serial: sealer.facts.serial,
      sandbox: sealer.sandbox,
      issued_at: plan.planned_at,
    },
    { hash: plan.token_hash, sealed: plan.token_sealed },
  )
  await deletePlan(tx, { schoolId: plan.school_id, studentId: plan.student_id })
  subjects.push({
    schoolId: row.school_id,
    operation: 'certificates.issue',
    kind: 'certificate',
    id: row.id,
    after: { number: row.number, sha256: digest },
  })
  return row
}

const codeHashOf = ({ services }: Context, plan: PlanRecord, { checkCode }: CertificateContent) =>
  checkCode ? hashCheckCode(services.keys, plan.certificate_id, checkCode) : null

async function supersede(
  tx: Tx,
  former: certificates.CertificateRecord,
  plan: PlanRecord,
  now: Date,
): Promise<AuditSubject> {
  const reason = plan.replace_reason ?? ''
  const ended = await certificates.endCertificate(tx, former, 'superseded', reason, now)
  if (!ended) throw new Error('a certificate in force has ended under its lock')
  return {
    schoolId: ended.school_id,
    operation: 'certificates.supersede',
    kind: 'certificate',
    id: ended.id,
    before: { state: 'in-force' },
    after: { state: 'superseded', by: plan.number },
  }
}
