import { createHash, randomUUID } from 'node:crypto'
import type { FunctionPermission } from 'shared-types/accounts/permissions'
import type { Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import { isBound, type PersonContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import type { Services } from '../runtime/services'
import { seenBy } from './may-still-have'

export interface GeneratedFile {
  name: string
  bytes: Buffer
  mediaType: string
  /** Of staff, asked for again when the link is opened. */
  permission: FunctionPermission
}

/** The bytes first, under a random path: until the row is written, nothing says that they exist. */
export async function storeBytes({ storage }: Services, bytes: Buffer): Promise<string> {
  const path = `generated/${randomUUID()}`
  await storage.put(path, bytes)
  return path
}

type StoredFile = GeneratedFile & { path: string }

/** Returns the file's id. */
export const insertGenerated = (
  tx: Tx,
  { actor, now }: { actor: StaffActor; now: Date },
  file: StoredFile,
): Promise<string> => insertFile(tx, { ...ownedBy(actor), purpose: 'generated', now }, file)

/** What somebody prints once, student or staff: taken away after a day (clear-uploads.ts). Returns the file's id. */
export const insertPrint = (tx: Tx, context: PersonContext, file: StoredFile): Promise<string> => {
  const owner = isBound(context)
    ? { ...context.actor.student, kind: 'student' as const }
    : ownedBy(context.actor)
  return insertFile(tx, { ...owner, purpose: 'print', now: context.now }, file)
}

const ownedBy = ({ id, schoolId }: StaffActor) => ({ id, schoolId, kind: 'staff' as const })

interface Making {
  schoolId: string
  kind: 'staff' | 'student'
  /** Of the owner. */
  id: string
  purpose: 'generated' | 'print'
  now: Date
}

async function insertFile(tx: Tx, made: Making, file: StoredFile): Promise<string> {
  const id = newId()
  await tx
    .insertInto('file')
    .values({
      school_id: made.schoolId,
      id,
      purpose: made.purpose,
      owner_kind: made.kind,
      owner_id: made.id,
      permission: made.kind === 'staff' ? file.permission : null,
      name: file.name,
      path: file.path,
      size: file.bytes.length,
      media_type: file.mediaType,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      state: 'stored',
      created_at: made.now,
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
