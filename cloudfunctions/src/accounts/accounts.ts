import { DomainError } from 'shared-types/errors'
import type { StaffSession } from 'shared-types/accounts/operations'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import {
  countFailure,
  countTry,
  forgetFailures,
  refuseWhileLocked,
  type BackOff,
} from '../runtime/back-off'
import type { Context, StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { hashToken, newSessionToken } from '../runtime/random-token'
import { sessionCookie, STAFF_COOKIE } from '../runtime/session-cookie'
import type { Services } from '../runtime/services'
import { demandCaptcha } from './captcha/captcha'
import { checkCode } from './second-factor/check-code'
import { staffActor } from './identify-staff'
import { hashPassword, isStrongPassword, passwordMatches, pretendToCheck } from './passwords'
import * as queries from './queries'

const SESSION_SECONDS = 12 * 3600

interface SignIn {
  account: string
  password: string
  captcha?: { captcha: string; answer: string } | undefined
  code?: string | undefined
}

/** What counts the failures of an account, whether or not there is one of that name. */
export const accountBackOff = (account: string): BackOff => ({
  key: `sign-in/account/${account}`,
  free: 5,
})

/** Sixty mistakes at once, then one a minute. Without an address, which only calls inside the cloud lack, nothing. */
const addressBackOffs = ({ address }: Context): BackOff[] =>
  address ? [{ key: `sign-in/address/${address}`, free: 60, forgetsEachSeconds: 60 }] : []

export async function signIn(context: Context, input: SignIn): Promise<StaffSession> {
  const { services, now } = context
  const account = input.account.toLowerCase()
  const ofAccount = accountBackOff(account)
  const ofAddress = addressBackOffs(context)
  await refuseWhileLocked(services, [ofAccount, ...ofAddress], now, 'sign-in-locked')
  await demandCaptcha(services, ofAccount, input.captcha, now)
  await countTry(services, [ofAccount], now, 'sign-in-locked')
  const row = await within(services.db, { role: 'system' }, (tx) =>
    queries.findStaffByAccount(tx, account),
  )
  if (!row || !(await passwordMatches(row.password_hash, input.password))) {
    if (!row) await pretendToCheck(input.password)
    await countFailure(services, ofAddress, now)
    throw new DomainError('sign-in-refused')
  }
  await forgetFailures(services, [ofAccount])
  await checkSecondFactor(context, row, input.code)
  const token = newSessionToken()
  const session = await within(services.db, { role: 'system' }, (tx) =>
    openSession(tx, context, row, token),
  )
  context.cookies.push(
    sessionCookie(STAFF_COOKIE, token, SESSION_SECONDS, services.config.publicUrl),
  )
  return session
}

/** Only of a person who has one; who must have one and has not enrols after signing in. */
async function checkSecondFactor(
  { services, now }: Context,
  row: queries.StaffRow,
  code: string | undefined,
): Promise<void> {
  if (row.second_factor_since === null) return
  if (!code) throw new DomainError('second-factor-required')
  await checkCode(services, {
    schoolId: row.school_id,
    staffId: row.id,
    code,
    now,
    acceptsRecoveryCode: true,
    locked: 'sign-in-locked',
  })
}

async function openSession(
  tx: Tx,
  context: Context,
  row: queries.StaffRow,
  token: string,
): Promise<StaffSession> {
  const { now, services } = context
  const actor = await staffActor(tx, row, hashToken(token))
  await queries.insertSession(tx, {
    tokenHash: actor.sessionHash,
    schoolId: actor.schoolId,
    staffId: actor.id,
    now,
    expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
  })
  await queries.insertSignIn(tx, {
    schoolId: actor.schoolId,
    id: newId(),
    staffId: actor.id,
    at: now,
    address: context.address,
    browser: context.browser,
  })
  await recordAudit(tx, { ...context, actor }, [
    { schoolId: actor.schoolId, operation: 'accounts.sign-in', kind: 'staff', id: actor.id },
  ])
  return present(tx, services, actor, row)
}

export async function signOut(context: StaffContext): Promise<Record<string, never>> {
  const { services, actor } = context
  await within(services.db, { role: 'system' }, async (tx) => {
    await queries.deleteSession(tx, actor.sessionHash)
    await recordAudit(tx, context, [
      { schoolId: actor.schoolId, operation: 'accounts.sign-out', kind: 'staff', id: actor.id },
    ])
  })
  context.cookies.push(sessionCookie(STAFF_COOKIE, '', 0, services.config.publicUrl))
  return {}
}

export async function currentSession({ services, actor }: StaffContext): Promise<StaffSession> {
  return within(services.db, { role: 'system' }, async (tx) => {
    const row = await queries.findStaffById(tx, actor.schoolId, actor.id)
    if (!row) throw new DomainError('sign-in-required')
    return present(tx, services, actor, row)
  })
}

export async function changePassword(
  context: StaffContext,
  input: { oldPassword: string; newPassword: string },
): Promise<StaffSession> {
  const { services, actor, now } = context
  const backOffs: BackOff[] = [{ key: `change-password/${actor.id}`, free: 5 }]
  await countTry(services, backOffs, now, 'too-many-requests')
  const stored = await within(services.db, { role: 'system' }, (tx) =>
    queries.findStaffById(tx, actor.schoolId, actor.id),
  )
  if (!stored || !(await passwordMatches(stored.password_hash, input.oldPassword)))
    throw new DomainError('password-wrong')
  await forgetFailures(services, backOffs)
  const personal = [actor.account, actor.account.slice(5), actor.name]
  if (input.newPassword === input.oldPassword || !isStrongPassword(input.newPassword, personal)) {
    throw new DomainError('password-too-weak')
  }
  const passwordHash = await hashPassword(input.newPassword)
  return within(services.db, { role: 'system' }, async (tx) => {
    await queries.setPassword(tx, actor.schoolId, actor.id, passwordHash)
    await queries.deleteSessions(tx, actor.schoolId, actor.id, actor.sessionHash)
    await recordAudit(tx, context, [
      {
        schoolId: actor.schoolId,
        operation: 'accounts.change-password',
        kind: 'staff',
        id: actor.id,
      },
    ])
    return present(tx, services, { ...actor, mustChangePassword: false }, stored)
  })
}

async function present(
  tx: Tx,
  services: Services,
  actor: StaffActor,
  row: queries.StaffRow,
): Promise<StaffSession> {
  const years = await queries.listYears(tx)
  return {
    account: actor.account,
    name: actor.name,
    level: actor.level,
    roleName: row.role_name,
    schoolId: actor.schoolId,
    schoolName: row.school_name,
    functions: [...actor.functions],
    mustChangePassword: actor.mustChangePassword,
    mustEnrolSecondFactor: actor.mustEnrolSecondFactor,
    years: years.map((it) => it.year),
    currentYear:
      years.find((it) => it.is_current)?.year ?? years[0]?.year ?? new Date().getUTCFullYear(),
    sandbox: services.config.sandbox,
  }
}
