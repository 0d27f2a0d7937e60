import { DomainError, type ErrorCode } from 'shared-types/errors'
import { within } from '../../database/scope'
import { countTry, forgetFailures, type BackOff } from '../../runtime/back-off'
import type { Services } from '../../runtime/services'
import * as queries from './queries'
import { stepOfCode } from './totp'

/** Five wrong codes are free, then each costs a longer wait. */
export const codeBackOff = (staffId: string): BackOff => ({
  key: `second-factor/${staffId}`,
  free: 5,
})

interface Given {
  schoolId: string
  staffId: string
  code: string
  now: Date
  /** A recovery code serves for signing in, not for managing the second factor. */
  acceptsRecoveryCode: boolean
  locked: Extract<ErrorCode, 'sign-in-locked' | 'too-many-requests'>
  /** Given while the authenticator is being bound: the code puts it in force. */
  confirms?: boolean
}

/** Throws unless the code is one of now that has not been used. Uses it up. */
export async function checkCode(services: Services, given: Given): Promise<void> {
  const backOffs = [codeBackOff(given.staffId)]
  await countTry(services, backOffs, given.now, given.locked)
  if (!(await isRight(services, given))) throw new DomainError('second-factor-wrong')
  await forgetFailures(services, backOffs)
}

async function isRight(services: Services, given: Given): Promise<boolean> {
  const { code, now, confirms } = given
  return within(services.db, { role: 'system' }, async (tx) => {
    if (!/^\d{6}$/.test(code)) {
      const index = recoveryIndex(services, given.staffId, code)
      return given.acceptsRecoveryCode && (await queries.useRecoveryCode(tx, given, index, now))
    }
    const factor = await queries.findSecondFactor(tx, given)
    if (!factor || (factor.confirmed_at === null) !== (confirms ?? false)) return false
    const step = stepOfCode(services.keys.open(factor.secret_sealed), code, now)
    return (
      step !== undefined && (await queries.useStep(tx, given, step, confirms ? now : undefined))
    )
  })
}

/** Hyphens, blanks and capitals are as people type them. */
export const recoveryIndex = (services: Services, staffId: string, code: string): string =>
  services.keys.blindIndex(
    'recovery-code',
    `${staffId}/${code.replace(/[\s-]/g, '').toLowerCase()}`,
  )
