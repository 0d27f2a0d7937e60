import { createHash } from 'node:crypto'
import { findStaffActor } from '../accounts/identify-staff'
import { within } from '../database/scope'
import type { FileGuard } from '../platform/storage/grant'
import type { StaffActor } from '../runtime/actor'
import type { Services } from '../runtime/services'

/** Whether the person that a generated file was made for may do so, and sees the same majors, at this moment. */
export async function mayStillHave(
  { db }: Pick<Services, 'db'>,
  { schoolId, fileId, seen }: FileGuard,
): Promise<boolean> {
  return within(db, { role: 'system' }, async (tx) => {
    const file = await tx
      .selectFrom('file')
      .select(['owner_id', 'permission'])
      .where('school_id', '=', schoolId)
      .where('id', '=', fileId)
      .executeTakeFirst()
    const actor = file?.owner_id && (await findStaffActor(tx, schoolId, file.owner_id))
    if (!actor) return false
    const functions: ReadonlySet<string> = actor.functions
    return file.permission !== null && functions.has(file.permission) && seenBy(actor) === seen
  })
}

/** Stands for the majors that somebody sees; short enough for a link. */
export const seenBy = ({ majors }: Pick<StaffActor, 'majors'>): string =>
  createHash('sha256')
    .update(majors === 'all' ? majors : [...majors].sort().join(' '))
    .digest('base64url')
    .slice(0, 22)
