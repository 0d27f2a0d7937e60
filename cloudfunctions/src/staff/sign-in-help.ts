import { DomainError } from 'shared-types/errors'
import type { StaffMember } from 'shared-types/staff/operations'
import { accountBackOff } from '../accounts/accounts'
import { newOneTimePassword } from '../accounts/one-time-password'
import { hashPassword } from '../accounts/passwords'
import { codeBackOff } from '../accounts/second-factor/check-code'
import { removeSecondFactorOf } from '../accounts/second-factor/second-factor'
import { endSessions } from '../accounts/sessions'
import { forgetFailures } from '../runtime/back-off'
import type { StaffContext } from '../runtime/context'
import { audit, getManageable, inSchool, type Which } from './manageable'
import * as queries from './queries'
import { presentOne } from './staff'

export async function resetPassword(context: StaffContext, input: Which) {
  const password = newOneTimePassword()
  const passwordHash = await hashPassword(password)
  const row = await inSchool(context, async (tx) => {
    const row = await getManageable(tx, context, input, 'another')
    const changes = { password_hash: passwordHash, must_change_password: true }
    if (!(await queries.updateStaff(tx, row, changes))) throw new DomainError('changed-elsewhere')
    await audit(tx, context, 'staff.reset-password', row.id)
    return row
  })
  await endSessions(context.services, row.school_id, row.id)
  await forgetFailures(context.services, [accountBackOff(row.account)])
  return { account: row.account, password }
}

export async function resetSecondFactor(context: StaffContext, input: Which): Promise<StaffMember> {
  const row = await inSchool(context, async (tx) => {
    const row = await getManageable(tx, context, input, 'another')
    await removeSecondFactorOf(tx, { schoolId: row.school_id, staffId: row.id })
    if (!(await queries.updateStaff(tx, row, {}))) throw new DomainError('changed-elsewhere')
    await audit(tx, context, 'staff.reset-second-factor', row.id)
    return row
  })
  await endSessions(context.services, row.school_id, row.id)
  return presentOne(context, input.id)
}

export async function unlockStaff(
  context: StaffContext,
  { id }: { id: string },
): Promise<StaffMember> {
  const row = await inSchool(context, async (tx) => {
    const row = await getManageable(tx, context, { id })
    await audit(tx, context, 'staff.unlock', row.id)
    return row
  })
  await forgetFailures(context.services, [accountBackOff(row.account), codeBackOff(row.id)])
  return presentOne(context, id)
}
