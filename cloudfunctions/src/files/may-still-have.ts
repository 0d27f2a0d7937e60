import { createHash } from 'node:crypto'
import { findStaffActor } from '../accounts/identify-staff'
import { within } from '../database/scope'
import type { FileGuard } from '../platform/storage/grant'
import type { StaffActor } from '../runtime/actor'
import { scopeOf } from '../runtime/context'
import type { Services } from '../runtime/services'
import { findReadableFile } from './readable-file'

/** Whether the person that a link was given to may open the file at this moment. */
export const mayStillHave = (services: Stored, guard: FileGuard): Promise<boolean> =>
  'reader' in guard ? mayStillRead(services, guard) : mayStillHaveGenerated(services, guard)

type Stored = Pick<Services, 'db'>

/** By the same question that the link was given on, asked for the person of now. */
async function mayStillRead(
  { db }: Stored,
  { fileId, reader: { schoolId, staffId } }: Extract<FileGuard, { reader: unknown }>,
): Promise<boolean> {
  const actor = await within(db, { role: 'system' }, (tx) => findStaffActor(tx, schoolId, staffId))
  if (!actor) return false
  const file = await within(db, scopeOf(actor), (tx) => findReadableFile(tx, actor, fileId))
  return file?.state === 'stored'
}

/** Whether the person that a generated file was made for may do so, and sees the same majors. */
async function mayStillHaveGenerated(
  { db }: Stored,
  { schoolId, fileId, seen }: Extract<FileGuard, { seen: string }>,
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
