import { functionPermissionNames, isCentreOnly } from 'shared-types/accounts/permissions'
import { hashPassword, passwordMatches } from '../../src/accounts/passwords'
import { insertSession } from '../../src/accounts/queries'
import type { Tx } from '../../src/database/scope'
import { newId } from '../../src/runtime/new-id'
import { hashToken, newSessionToken } from '../../src/runtime/random-token'
import type { LoadedMajor } from './load-organisation'
import { SeedError, type Seeded, type SeedRole, type SeedStaff } from './seed-file'

const SESSION_MS = 12 * 3600 * 1000
/** No argon2 string: a password never matches it. */
const NO_PASSWORD = 'none'

export async function loadStaff(
  tx: Tx,
  schoolId: string,
  majors: readonly LoadedMajor[],
  { roles, staff }: { roles: readonly SeedRole[]; staff: readonly SeedStaff[] },
  now: Date,
  passwords: Passwords = checkedPasswords(),
): Promise<Seeded['staff']> {
  const roleIds = new Map<string, string>()
  for (const role of roles) roleIds.set(role.name, await loadRole(tx, schoolId, majors, role))
  const loaded: Seeded['staff'] = []
  for (const person of staff) {
    const roleId = roleIds.get(person.role)
    if (!roleId)
      throw new SeedError(`账号 ${person.account} 的角色“${person.role}”不在该校的 roles 中`)
    const id = await upsertStaff(tx, schoolId, roleId, person, passwords, now)
    const token = newSessionToken()
    const expiresAt = new Date(now.getTime() + SESSION_MS)
    await insertSession(tx, { tokenHash: hashToken(token), schoolId, staffId: id, now, expiresAt })
    loaded.push({ account: person.account, id, schoolId, token })
  }
  return loaded
}

async function upsertStaff(
  tx: Tx,
  schoolId: string,
  roleId: string,
  person: SeedStaff,
  passwords: Passwords,
  now: Date,
): Promise<string> {
  const { account, name, password } = person
  const existing = await tx
    .selectFrom('staff')
    .select(['school_id', 'password_hash'])
    .where('account', '=', account)
    .executeTakeFirst()
  if (existing && existing.school_id !== schoolId)
    throw new SeedError(`账号 ${account} 已属于另一所院校，请换一个账号`)
  const isKept =
    existing && (!password || (await passwordMatches(existing.password_hash, password)))
  const facts = {
    name,
    role_id: roleId,
    ...(!isKept && { must_change_password: person.mustChangePassword }),
    password_hash: isKept
      ? existing.password_hash
      : password
        ? await passwords.hash(password)
        : NO_PASSWORD,
  }
  const row = await tx
    .insertInto('staff')
    .values({
      ...{ school_id: schoolId, id: newId(), account, created_at: now },
      must_change_password: person.mustChangePassword,
      ...facts,
    })
    .onConflict((it) => it.columns(['school_id', 'account']).doUpdateSet(facts))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Hashing and checking are slow on purpose: each password is hashed once. */
export interface Passwords {
  hash: (password: string) => Promise<string>
  isStill: (stored: string, password: string) => Promise<boolean>
}

const checkedPasswords = (): Passwords => ({ hash: hashOnce(), isStill: passwordMatches })

/** Accounts that are there keep the password they have. */
export const keptPasswords = (): Passwords => ({
  hash: hashOnce(),
  isStill: () => Promise.resolve(true),
})

function hashOnce() {
  const made = new Map<string, Promise<string>>()
  return (password: string) => {
    const known = made.get(password) ?? hashPassword(password)
    made.set(password, known)
    return known
  }
}

async function loadRole(
  tx: Tx,
  schoolId: string,
  majors: readonly LoadedMajor[],
  role: SeedRole,
): Promise<string> {
  const facts = {
    level: role.level,
    functions: role.functions === 'all' ? allFunctionsOf(role.level) : role.functions,
    all_majors: role.majors === 'all',
    is_administrator: role.administrator ?? false,
    known_functions: functionPermissionNames,
  }
  const { id } = await tx
    .insertInto('role')
    .values({ school_id: schoolId, id: newId(), name: role.name, ...facts })
    .onConflict((it) => it.columns(['school_id', 'name']).doUpdateSet(facts))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .deleteFrom('role_major')
    .where('school_id', '=', schoolId)
    .where('role_id', '=', id)
    .execute()
  if (role.majors === 'all') return id
  for (const nameOrCode of role.majors) {
    const major = majors.find((it) => it.name === nameOrCode || it.code === nameOrCode)
    if (!major)
      throw new SeedError(`角色“${role.name}”的专业“${nameOrCode}”不在该校的 departments 中`)
    await tx
      .insertInto('role_major')
      .values({ school_id: schoolId, role_id: id, major_id: major.id })
      .onConflict((it) => it.columns(['school_id', 'role_id', 'major_id']).doNothing())
      .execute()
  }
  return id
}

function allFunctionsOf(level: SeedRole['level']): string[] {
  return functionPermissionNames.filter((it) => level === 'centre' || !isCentreOnly(it))
}
