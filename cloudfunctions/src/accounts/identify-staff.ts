import { functionPermissionNames, isCentreOnly } from 'shared-types/accounts/permissions'
import { DomainError } from 'shared-types/errors'
import { within, type Tx } from '../database/scope'
import type { Actor, StaffActor } from '../runtime/actor'
import type { Incoming } from '../runtime/incoming'
import { hashToken } from '../runtime/random-token'
import type { Services } from '../runtime/services'
import * as queries from './queries'

const IDLE_MS = 2 * 3600 * 1000
const TOUCH_EVERY_MS = 60_000

/** The member of staff behind a session token, with the permissions of this very moment; `public` without one. */
export async function identifyStaff(
  services: Services,
  incoming: Incoming,
  now: Date,
): Promise<Actor> {
  if (!incoming.sessionToken) return { kind: 'public' }
  const tokenHash = hashToken(incoming.sessionToken)
  return within(services.db, { role: 'system' }, async (tx) => {
    const row = await queries.findStaffBySession(tx, tokenHash, now)
    if (!row) return { kind: 'public' }
    const idleMs = now.getTime() - row.seen_at.getTime()
    if (idleMs > IDLE_MS) return { kind: 'public' }
    if (idleMs > TOUCH_EVERY_MS) await queries.touchSession(tx, tokenHash, now)
    return staffActor(tx, row, tokenHash)
  })
}

/** A member of staff as they stand at this moment, for work done in their name; undefined when they may not sign in. */
export async function findStaffActor(
  tx: Tx,
  schoolId: string,
  staffId: string,
): Promise<StaffActor | undefined> {
  const row = await queries.findStaffById(tx, schoolId, staffId)
  return row && staffActor(tx, row, Buffer.alloc(0))
}

export async function staffActor(
  tx: Tx,
  row: queries.StaffRow,
  sessionHash: Buffer,
): Promise<StaffActor> {
  const level = levelOf(row.level)
  const functions = functionPermissionNames.filter(
    (it) =>
      (row.is_administrator || row.functions.includes(it)) &&
      (level === 'centre' || !isCentreOnly(it)),
  )
  return {
    kind: 'staff',
    id: row.id,
    account: row.account,
    name: row.name,
    level,
    schoolId: row.school_id,
    functions: new Set(functions),
    majors:
      row.all_majors || row.is_administrator
        ? 'all'
        : await queries.listMajorsOfRole(tx, row.school_id, row.role_id),
    isAdministrator: row.is_administrator,
    mustChangePassword: row.must_change_password,
    mustEnrolSecondFactor: needsSecondFactor(row) && row.second_factor_since === null,
    sessionHash,
  }
}

/** By the school's own decision or the centre's. */
export const needsSecondFactor = (
  row: Pick<queries.StaffRow, 'require_second_factor' | 'second_factor_by_centre'>,
): boolean => row.require_second_factor || row.second_factor_by_centre

function levelOf(level: string): StaffActor['level'] {
  if (level === 'level1' || level === 'level2' || level === 'centre') return level
  throw new DomainError('unexpected', {}, { level })
}
