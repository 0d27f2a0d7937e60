import { DomainError } from 'shared-types/errors'
import { hasForbiddenCharacters } from 'shared-types/reports/rules/check-report'
import { idNumberProblem, normaliseIdNumber } from 'shared-types/students/id-number'
import { recordAudit, type AuditFacts } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import type { FaceResult } from '../platform/face/face-provider'
import { getCentreId } from '../organisation/centre'
import type { StudentContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import type { Services } from '../runtime/services'
import * as queries from './queries'
import { personIndex } from './verified-person'
import { whoAmI } from './visitor'

const CHECKS_PER_DAY = 10
const DAY_MS = 24 * 3600 * 1000

export async function startFaceCheck(
  context: StudentContext,
  input: { name: string; idNumber: string },
) {
  const { services, actor } = context
  if (actor.student) throw new DomainError('already-bound')
  const idNumber = normaliseIdNumber(input.idNumber)
  const problem = idNumberProblem('resident', idNumber)
  if (problem)
    throw new DomainError('fields-invalid', { problems: [{ field: 'idNumber', message: problem }] })
  if (hasForbiddenCharacters(input.name)) {
    throw new DomainError('fields-invalid', {
      problems: [{ field: 'name', message: '姓名含有不可见或非法字符，请重新输入' }],
    })
  }
  const check = { id: newId(), personIndex: personIndex(services, input.name, idNumber) }
  await inSystem(context, (tx) => reserve(tx, context, check))
  const begun = await begin(context, check, input.name, idNumber)
  await inSystem(context, async (tx) => {
    await queries.setFaceMemory(tx, check.id, services.keys.seal(begun.memory))
    const after = { provider: services.face.kind }
    await audit(tx, context, 'identity.start-face-check', check.id, after)
  })
  return {
    checkId: check.id,
    provider: services.face.kind,
    url: begun.url ?? null,
    verifyId: begun.verifyId ?? null,
  }
}

/** Counted before the provider is asked, which is paid by the check: several may start at the same moment. */
async function reserve(
  tx: Tx,
  { services, actor, now }: StudentContext,
  check: { id: string; personIndex: string },
): Promise<void> {
  await queries.lockAccount(tx, actor.openidIndex)
  const since = new Date(now.getTime() - DAY_MS)
  if ((await queries.countFaceChecksSince(tx, actor.openidIndex, since)) >= CHECKS_PER_DAY)
    throw new DomainError('too-many-requests', { retryAfterSeconds: 3600 })
  await queries.insertFaceCheck(tx, {
    ...check,
    openidIndex: actor.openidIndex,
    provider: services.face.kind,
    memorySealed: services.keys.seal(''),
    at: now,
  })
}

/** A provider that does not answer costs the person none of the day's checks. */
async function begin(
  context: StudentContext,
  { id }: { id: string },
  name: string,
  idNumber: string,
) {
  const { face, config } = context.services
  const returnUrl = `${config.publicUrl}/m/#/pages/face/index?check=${id}`
  try {
    return await face.begin({
      checkId: id,
      name,
      idNumber,
      openid: context.actor.openid,
      returnUrl,
    })
  } catch (error) {
    await inSystem(context, (tx) => queries.deleteFaceCheck(tx, id))
    throw error
  }
}

const inSystem = <T>({ services }: StudentContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(services.db, { role: 'system' }, work)

/** Asks the provider's server. What the client says about the outcome is not even read. */
export async function finishFaceCheck(context: StudentContext, input: { checkId: string }) {
  const { services, actor, now } = context
  const check = await within(services.db, { role: 'system' }, (tx) =>
    queries.lockFaceCheck(tx, actor.openidIndex, input.checkId),
  )
  if (!check) throw new DomainError('not-found')
  if (check.outcome !== 'pending') {
    return { outcome: check.outcome as 'passed' | 'failed', visitor: await whoAmI(context) }
  }
  const answer = await services.face.result({
    id: check.id,
    memory: services.keys.open(check.memory_sealed),
    openid: actor.openid,
  })
  const outcome = isSubject(services, check, answer) ? answer.outcome : 'failed'
  if (outcome !== 'pending') {
    await within(services.db, { role: 'system' }, async (tx) => {
      const still = await queries.lockFaceCheck(tx, actor.openidIndex, check.id)
      if (still?.outcome !== 'pending') return
      await queries.setFaceOutcome(tx, check.id, outcome, now)
      if (outcome === 'passed') {
        await queries.setFace(tx, actor.openidIndex, {
          provider: check.provider,
          personIndex: check.person_index,
          at: now,
        })
      }
      await audit(tx, context, 'identity.finish-face-check', check.id, {
        outcome,
        provider: check.provider,
      })
    })
  }
  return { outcome, visitor: await whoAmI(context) }
}

/** A pass counts for the person who was asked for, and nobody else. */
function isSubject(
  services: Services,
  check: { person_index: string },
  answer: FaceResult,
): boolean {
  if (answer.outcome !== 'passed' || answer.person === 'as-asked') return true
  const { name, idNumber } = answer.person
  return personIndex(services, name, idNumber) === check.person_index
}

/** The sandbox's own buttons; there is nothing to press where a real provider is configured. */
export async function answerSandboxFaceCheck(
  context: StudentContext,
  input: { checkId: string; outcome: 'passed' | 'failed' },
) {
  const { services, actor } = context
  if (services.face.kind !== 'sandbox' || services.config.production)
    throw new DomainError('sandbox-only')
  await within(services.db, { role: 'system' }, async (tx) => {
    const check = await queries.lockFaceCheck(tx, actor.openidIndex, input.checkId)
    if (!check || check.outcome !== 'pending') throw new DomainError('not-found')
    await queries.setSandboxOutcome(tx, check.id, input.outcome)
    const after = { outcome: input.outcome }
    await audit(tx, context, 'identity.answer-sandbox-face-check', check.id, after)
  })
  return {}
}

/** Before a record is bound no school is concerned: it is on the centre's record. */
async function audit(
  tx: Tx,
  context: StudentContext,
  operation: string,
  id: string,
  after: AuditFacts,
): Promise<void> {
  const schoolId = await getCentreId(tx)
  await recordAudit(tx, context, [{ schoolId, operation, kind: 'face-check', id, after }])
}
