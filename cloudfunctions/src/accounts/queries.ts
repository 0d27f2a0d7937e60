import type { Tx } from '../database/scope'

const columns = [
  'staff.id',
  'staff.account',
  'staff.name',
  'staff.school_id',
  'staff.password_hash',
  'staff.must_change_password',
  'role.id as role_id',
  'role.name as role_name',
  'role.level',
  'role.functions',
  'role.all_majors',
  'role.is_administrator',
  'school.name as school_name',
  'school.require_second_factor',
  'school.second_factor_by_centre',
  'second_factor.confirmed_at as second_factor_since',
] as const

/** Enabled staff of enabled roles and schools; a switch turned off ends every session at its next request. */
function activeStaff(tx: Tx) {
  return tx
    .selectFrom('staff')
    .innerJoin('role', (join) =>
      join.onRef('role.school_id', '=', 'staff.school_id').onRef('role.id', '=', 'staff.role_id'),
    )
    .innerJoin('school', 'school.id', 'staff.school_id')
    .leftJoin('second_factor', (join) =>
      join
        .onRef('second_factor.school_id', '=', 'staff.school_id')
        .onRef('second_factor.staff_id', '=', 'staff.id'),
    )
    .where('staff.enabled', '=', true)
    .where('role.enabled', '=', true)
    .where('school.enabled', '=', true)
}

export function findStaffByAccount(tx: Tx, account: string) {
  return activeStaff(tx).select(columns).where('staff.account', '=', account).executeTakeFirst()
}

export function findStaffById(tx: Tx, schoolId: string, id: string) {
  return activeStaff(tx)
    .select(columns)
    .where('staff.school_id', '=', schoolId)
    .where('staff.id', '=', id)
    .executeTakeFirst()
}

export function findStaffBySession(tx: Tx, tokenHash: Buffer, now: Date) {
  return activeStaff(tx)
    .innerJoin('staff_session', (join) =>
      join
        .onRef('staff_session.school_id', '=', 'staff.school_id')
        .onRef('staff_session.staff_id', '=', 'staff.id'),
    )
    .select([...columns, 'staff_session.seen_at'])
    .where('staff_session.token_hash', '=', tokenHash)
    .where('staff_session.expires_at', '>', now)
    .executeTakeFirst()
}

export type StaffRow = NonNullable<Awaited<ReturnType<typeof findStaffByAccount>>>

export async function listMajorsOfRole(
  tx: Tx,
  schoolId: string,
  roleId: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('role_major')
    .select('major_id')
    .where('school_id', '=', schoolId)
    .where('role_id', '=', roleId)
    .execute()
  return rows.map((it) => it.major_id)
}

export async function insertSession(
  tx: Tx,
  session: { tokenHash: Buffer; schoolId: string; staffId: string; now: Date; expiresAt: Date },
) {
  await tx
    .insertInto('staff_session')
    .values({
      token_hash: session.tokenHash,
      school_id: session.schoolId,
      staff_id: session.staffId,
      created_at: session.now,
      seen_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute()
}

export async function touchSession(tx: Tx, tokenHash: Buffer, now: Date) {
  await tx
    .updateTable('staff_session')
    .set({ seen_at: now })
    .where('token_hash', '=', tokenHash)
    .execute()
}

export async function deleteSession(tx: Tx, tokenHash: Buffer) {
  await tx.deleteFrom('staff_session').where('token_hash', '=', tokenHash).execute()
}

/** Every session of a person, or all but one: a changed password signs the others out. */
export async function deleteSessions(tx: Tx, schoolId: string, staffId: string, kept?: Buffer) {
  await tx
    .deleteFrom('staff_session')
    .where('school_id', '=', schoolId)
    .where('staff_id', '=', staffId)
    .$if(kept !== undefined, (query) => query.where('token_hash', '!=', kept ?? Buffer.alloc(0)))
    .execute()
}

export async function setPassword(tx: Tx, schoolId: string, staffId: string, passwordHash: string) {
  await tx
    .updateTable('staff')
    .set({ password_hash: passwordHash, must_change_password: false })
    .where('school_id', '=', schoolId)
    .where('id', '=', staffId)
    .execute()
}

export async function insertSignIn(
  tx: Tx,
  row: {
    schoolId: string
    id: string
    staffId: string
    at: Date
    address: string
    browser: string
  },
) {
  await tx
    .insertInto('sign_in')
    .values({
      school_id: row.schoolId,
      id: row.id,
      staff_id: row.staffId,
      at: row.at,
      address: row.address,
      browser: row.browser.slice(0, 300),
    })
    .execute()
  await tx
    .updateTable('staff')
    .set({ last_signed_in_at: row.at })
    .where('school_id', '=', row.schoolId)
    .where('id', '=', row.staffId)
    .execute()
}

export function listYears(tx: Tx) {
  return tx.selectFrom('working_year').selectAll().orderBy('year', 'desc').execute()
}
