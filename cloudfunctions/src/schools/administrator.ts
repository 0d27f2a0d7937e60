import { functionPermissionNames } from 'shared-types/accounts/permissions'
import { DomainError } from 'shared-types/errors'
import { accountBackOff } from '../accounts/accounts'
import { newOneTimePassword } from '../accounts/one-time-password'
import { hashPassword } from '../accounts/passwords'
import { endSessions } from '../accounts/sessions'
import type { Tx } from '../database/scope'
import { forgetFailures } from '../runtime/back-off'
import type { Services } from '../runtime/services'
import { newId } from '../runtime/new-id'
import * as queries from './queries'

const ROLE_NAME = '学校管理员'

export interface Issued {
  account: string
  password: string
}

interface Wanted {
  school: { id: string; code: string }
  accountSuffix: string
  name: string
  now: Date
}

/**
 * An account that holds everything of its school, with a password for one use; one that is there already gets a new
 * password and is opened again. Throws `name-taken` for the account of somebody else.
 */
export async function issueAdministrator(
  tx: Tx,
  { school, accountSuffix, name, now }: Wanted,
): Promise<Issued & { staffId: string }> {
  const account = `${school.code}${accountSuffix}`
  const password = newOneTimePassword()
  const secret = { password_hash: await hashPassword(password), must_change_password: true }
  const roleId = await ensureRole(tx, school.id, now)
  const former = await queries.findStaffByAccount(tx, school.id, account)
  if (former && !former.is_administrator) {
    const message = `账号 ${account} 已由该校其他用户使用`
    throw new DomainError('name-taken', { problems: [{ field: 'accountSuffix', message }] })
  }
  const staffId = former?.id ?? newId()
  if (former) {
    await tx
      .updateTable('staff')
      .set((eb) => ({ ...secret, name, enabled: true, version: eb('version', '+', 1) }))
      .where('school_id', '=', school.id)
      .where('id', '=', staffId)
      .execute()
  } else {
    await tx
      .insertInto('staff')
      .values({
        ...secret,
        school_id: school.id,
        id: staffId,
        account,
        name,
        role_id: roleId,
        created_at: now,
      })
      .execute()
  }
  return { account, password, staffId }
}

/** After the commit: whoever had the account before is out, and its lock is off. */
export async function openAccount(
  services: Services,
  schoolId: string,
  { account, staffId }: { account: string; staffId: string },
): Promise<void> {
  await endSessions(services, schoolId, staffId)
  await forgetFailures(services, [accountBackOff(account)])
}

async function ensureRole(tx: Tx, schoolId: string, now: Date): Promise<string> {
  const found = await queries.findAdministratorRole(tx, schoolId)
  if (found) {
    await tx
      .updateTable('role')
      .set({ enabled: true })
      .where('school_id', '=', schoolId)
      .where('id', '=', found.id)
      .execute()
    return found.id
  }
  const id = newId()
  await tx
    .insertInto('role')
    .values({
      school_id: schoolId,
      id,
      name: ROLE_NAME,
      level: 'level1',
      description: '省中心发放，拥有本校全部权限',
      functions: [],
      known_functions: functionPermissionNames,
      all_majors: true,
      is_administrator: true,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}
