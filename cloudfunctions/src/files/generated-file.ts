import { createHash, randomUUID } from 'node:crypto'
import type { FunctionPermission } from 'shared-types/accounts/permissions'
import type { Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import { newId } from '../runtime/new-id'
import type { Services } from '../runtime/services'
import { seenBy } from './may-still-have'

export interface GeneratedFile {
  name: string
  bytes: Buffer
  mediaType: string
  /** Asked for again when the link is opened. */
  permission: FunctionPermission
}

/** The bytes first, under a random path: until the row is written, nothing says that they exist. */
export async function storeBytes({ storage }: Services, bytes: Buffer): Promise<string> {
  const path = `generated/${randomUUID()}`
  await storage.put(path, bytes)
  return path
}

/** Returns the file's id. */
export async function insertGenerated(
  tx: Tx,
  { actor, now }: { actor: StaffActor; now: Date },
  file: GeneratedFile & { path: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('file')
    .values({
      school_id: actor.schoolId,
      id,
      purpose: 'generated',
      owner_kind: 'staff',
      owner_id: actor.id,
      permission: file.permission,
      name: file.name,
      path: file.path,
      size: file.bytes.length,
      media_type: file.mediaType,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      state: 'stored',
      created_at: now,
    })
    .execute()
  return id
}

/** A link of limited life for whoever the file was made for; it asks again when it is opened. */
export const linkGenerated = (
  { storage }: Services,
  actor: StaffActor,
  { id, path, name, mediaType }: { id: string; path: string; name: string; mediaType: string },
): Promise<string> =>
  storage.temporaryUrl(path, name, mediaType, {
    schoolId: actor.schoolId,
    fileId: id,
    seen: seenBy(actor),
  })
