import { standingLabels } from 'shared-types/certificates/standings'
import type { Tx } from '../../database/scope'
import { dayInShanghai } from '../../reports/reporting-window'
import { openData } from '../../reports/sealed-data'
import type { Context } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import { certificateKindOf } from '../../settings/certificate-kinds'
import { getStudent } from '../../students/holder'
import { newCheckCode } from '../check-code'
import { canonicalBytes } from '../content'
import { verificationUrl } from '../present'
import { findInForce, findLatest, type CertificateRecord } from '../queries'
import { findDispatch, isNewer, refusalOf } from '../state'
import { findSchoolSeal } from '../seals/school-seals'
import { factsOf, getTemplate } from '../templates/queries'
import { hashVerificationToken, newVerificationToken } from '../verification-token'
import { contentOf } from './content-of'
import {
  authorityName,
  findPlan,
  lockDispatch,
  nextNumber,
  putPlan,
  type Owner,
  type PlanRecord,
} from './queries'

export interface Replacing {
  id: string
  reason: string
}

export type Planned =
  | { state: 'planned' }
  | { state: 'held'; certificate: CertificateRecord }
  | { state: 'refused'; reason: string }

type Dispatch = NonNullable<Awaited<ReturnType<typeof findDispatch>>>

/**
 * Writes down what is to be signed before anything is signed: number, content, token and the file's place. A process
 * that is killed afterwards leaves a plan that the next try carries out, under the same number and over the same file.
 */
export async function planCertificate(
  tx: Tx,
  context: Context,
  owner: Owner,
  replacing?: Replacing,
): Promise<Planned> {
  await lockDispatch(tx, owner)
  const existing = await findInForce(tx, owner.schoolId, owner.studentId)
  if (existing && existing.id !== replacing?.id) return { state: 'held', certificate: existing }
  const dispatch = await findDispatch(tx, owner.schoolId, owner.studentId)
  const refusal = refusalOf(dispatch)
  if (!dispatch || refusal) return { state: 'refused', reason: refusal ?? '' }
  const former = await findLatest(tx, owner.schoolId, owner.studentId)
  if (former?.state === 'revoked' && !isNewer(dispatch, former))
    return { state: 'refused', reason: standingLabels.revoked }
  const plan = await findPlan(tx, owner)
  if (!plan || isStale(plan, dispatch, replacing, context.now))
    await writePlan(tx, context, owner, { dispatch, replacing, known: plan })
  return { state: 'planned' }
}

/** A plan of today is kept as it is, so that trying again signs the very same bytes. */
const isStale = (
  plan: PlanRecord,
  dispatch: Dispatch,
  replacing: Replacing | undefined,
  now: Date,
): boolean =>
  plan.report_id !== dispatch.id ||
  plan.report_version !== dispatch.version ||
  plan.replaces_id !== (replacing?.id ?? null) ||
  plan.replace_reason !== (replacing?.reason ?? null) ||
  dayInShanghai(plan.planned_at) !== dayInShanghai(now)

async function writePlan(
  tx: Tx,
  { services, now }: Context,
  owner: Owner,
  about: { dispatch: Dispatch; replacing: Replacing | undefined; known: PlanRecord | undefined },
): Promise<void> {
  const { dispatch, replacing, known } = about
  const student = await getStudent(tx, owner.schoolId, owner.studentId)
  const token = known ? services.keys.open(known.token_sealed) : newVerificationToken()
  const number = known?.number ?? (await numberFor(tx, student))
  const kind = await certificateKindOf(tx, student.year)
  const template = await getTemplate(tx, kind)
  const facts = factsOf(template)
  const content = contentOf(student, {
    kind,
    template: { version: template.version, facts },
    schoolSeal: facts.schoolSeal === 'none' ? undefined : await findSchoolSeal(tx, owner.schoolId),
    plan: openData(services.keys, 'dispatch', dispatch.data),
    number,
    verificationUrl: verificationUrl(services, token),
    checkCode: newCheckCode(),
    authority: await authorityName(tx),
    now,
  })
  await putPlan(tx, {
    school_id: owner.schoolId,
    student_id: owner.studentId,
    certificate_id: known?.certificate_id ?? newId(),
    report_id: dispatch.id,
    report_version: dispatch.version,
    number,
    content_sealed: services.keys.seal(canonicalBytes(content).toString('utf8')),
    token_hash: hashVerificationToken(token),
    token_sealed: services.keys.seal(token),
    file_path: known?.file_path ?? `certificates/${newId()}.pdf`,
    replaces_id: replacing?.id ?? null,
    replace_reason: replacing?.reason ?? null,
    planned_at: now,
  })
}

async function numberFor(
  tx: Tx,
  student: { school_id: string; school_code: string; year: number },
): Promise<string> {
  const sequence = await nextNumber(tx, student.school_id, student.year)
  return `${student.year}${student.school_code}${String(sequence).padStart(6, '0')}`
}
