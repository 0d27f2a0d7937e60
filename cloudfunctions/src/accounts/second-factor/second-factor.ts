import { randomBytes } from 'node:crypto'
import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { countFailure, refuseWhileLocked, type BackOff } from '../../runtime/back-off'
import type { StaffContext } from '../../runtime/context'
import { checkCode, recoveryIndex } from './check-code'
import { needsSecondFactor } from '../identify-staff'
import { passwordMatches } from '../passwords'
import { findStaffById } from '../queries'
import * as queries from './queries'
import { newTotpSecret, otpauthUrl } from './totp'

const ISSUER = '毕业通'
const RECOVERY_CODES = 10

const whose = ({ actor }: StaffContext) => ({ schoolId: actor.schoolId, staffId: actor.id })

export async function getSecondFactor(context: StaffContext) {
  const { actor, services } = context
  return within(services.db, { role: 'system' }, async (tx) => {
    const row = await findStaffById(tx, actor.schoolId, actor.id)
    if (!row) throw new DomainError('sign-in-required')
    return {
      enrolled: row.second_factor_since !== null,
      enrolledAt: row.second_factor_since?.toISOString() ?? null,
      required: needsSecondFactor(row),
      recoveryCodesLeft: await queries.countRecoveryCodes(tx, whose(context)),
    }
  })
}

/** Asks for the password once more: whoever found a screen unlocked must not lock its owner out. */
export async function beginSecondFactor(context: StaffContext, { password }: { password: string }) {
  const { actor, services, now } = context
  const backOffs: BackOff[] = [{ key: `change-password/${actor.id}`, free: 5 }]
  await refuseWhileLocked(services, backOffs, now, 'too-many-requests')
  const row = await within(services.db, { role: 'system' }, (tx) =>
    findStaffById(tx, actor.schoolId, actor.id),
  )
  if (!row || !(await passwordMatches(row.password_hash, password))) {
    await countFailure(services, backOffs, now)
    throw new DomainError('password-wrong')
  }
  const secret = newTotpSecret()
  await changing(context, 'accounts.begin-second-factor', async (tx) => {
    const sealed = services.keys.seal(secret)
    if (!(await queries.beginSecondFactor(tx, whose(context), sealed, now)))
      throw new DomainError('action-not-allowed')
  })
  return { secret, otpauthUrl: otpauthUrl(secret, actor.account, ISSUER) }
}

export async function confirmSecondFactor(context: StaffContext, { code }: { code: string }) {
  await mustBe(context, 'begun')
  await checkOwnCode(context, code, true)
  return newRecoveryCodes(context, 'accounts.confirm-second-factor')
}

export async function renewRecoveryCodes(context: StaffContext, { code }: { code: string }) {
  await mustBe(context, 'confirmed')
  await checkOwnCode(context, code)
  return newRecoveryCodes(context, 'accounts.renew-recovery-codes')
}

export async function removeSecondFactor(context: StaffContext, { code }: { code: string }) {
  await mustBe(context, 'confirmed')
  if ((await getSecondFactor(context)).required) throw new DomainError('second-factor-compulsory')
  await checkOwnCode(context, code)
  await changing(context, 'accounts.remove-second-factor', (tx) =>
    queries.deleteSecondFactor(tx, whose(context)),
  )
  return getSecondFactor(context)
}

const checkOwnCode = (context: StaffContext, code: string, confirms = false) =>
  checkCode(context.services, {
    ...whose(context),
    code,
    confirms,
    now: context.now,
    acceptsRecoveryCode: false,
    locked: 'too-many-requests',
  })

async function mustBe(context: StaffContext, state: 'begun' | 'confirmed'): Promise<void> {
  const factor = await within(context.services.db, { role: 'system' }, (tx) =>
    queries.findSecondFactor(tx, whose(context)),
  )
  const isConfirmed = factor?.confirmed_at != null
  if (!factor || isConfirmed !== (state === 'confirmed'))
    throw new DomainError('action-not-allowed')
}

async function newRecoveryCodes(context: StaffContext, operation: string) {
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await changing(context, operation, (tx) =>
    queries.replaceRecoveryCodes(
      tx,
      whose(context),
      recoveryCodes.map((it) => recoveryIndex(context.services, context.actor.id, it)),
    ),
  )
  return { recoveryCodes }
}

/** 80 bits as `xxxxx-xxxxx-xxxxx-xxxxx`: never six digits. */
const newRecoveryCode = () =>
  randomBytes(10)
    .toString('hex')
    .replace(/(.{5})(?=.)/g, '$1-')

async function changing(
  context: StaffContext,
  operation: string,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { actor, services } = context
  await within(services.db, { role: 'system' }, async (tx) => {
    await work(tx)
    await recordAudit(tx, context, [
      { schoolId: actor.schoolId, operation, kind: 'staff', id: actor.id },
    ])
  })
}

/** For whoever looks after the account of somebody who lost the authenticator. */
export const removeSecondFactorOf = queries.deleteSecondFactor
