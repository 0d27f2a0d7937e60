import { importPermissions, type FunctionPermission } from 'shared-types/accounts/permissions'
import { DomainError } from 'shared-types/errors'
import { PIECE_BYTES, type FilePurpose } from 'shared-types/files/file-limits'
import type { UploadTicket } from 'shared-types/files/operations'
import { within } from '../database/scope'
import { isBound, personScope, type PersonContext } from '../runtime/context'
import { listArrived, pathOfPiece } from './pieces'
import { findReadableFile } from './readable-file'
import { acceptFile, expectFile, findOwnFile, linkStoredFile, type Upload } from './uploads'

function ownerOf(context: PersonContext) {
  return isBound(context)
    ? {
        kind: 'student' as const,
        id: context.actor.student.id,
        schoolId: context.actor.student.schoolId,
      }
    : { kind: 'staff' as const, id: context.actor.id, schoolId: context.actor.schoolId }
}

const uploadOf = (context: PersonContext, operation: string): Upload => ({
  scope: personScope(context),
  owner: ownerOf(context),
  operation,
})

export async function prepareUpload(
  context: PersonContext,
  { purpose, name, size }: { purpose: FilePurpose; name: string; size: number },
): Promise<UploadTicket> {
  if (!mayUpload(context, purpose)) throw new DomainError('permission-denied')
  const { schoolId } = ownerOf(context)
  const upload = uploadOf(context, 'files.prepare-upload')
  return expectFile(context, upload, { schoolId, purpose, name, size })
}

/** Whoever may import anything may send a file for it. */
const filePermissions: readonly FunctionPermission[] = [
  ...Object.values(importPermissions),
  'codes.edit',
]

/** Attachments of appeals belong to a WeChat identity and come through operations of their own. */
function mayUpload(context: PersonContext, purpose: FilePurpose): boolean {
  switch (purpose) {
    case 'attachment':
      return true
    case 'import-file':
      return !isBound(context) && filePermissions.some((it) => context.actor.functions.has(it))
    case 'school-picture':
      return !isBound(context) && context.actor.functions.has('organisation.edit')
    case 'announcement-attachment':
      return !isBound(context) && context.actor.functions.has('announcements.edit')
    case 'appeal-attachment':
      return false
  }
}

/** One's own file that has been announced and not confirmed. */
async function getExpected(context: PersonContext, fileId: string) {
  const file = await within(context.services.db, personScope(context), (tx) =>
    findOwnFile(tx, ownerOf(context), fileId),
  )
  if (file?.state !== 'expected') throw new DomainError('not-found')
  return file
}

export async function preparePiece(
  context: PersonContext,
  { fileId, at }: { fileId: string; at: number },
): Promise<UploadTicket> {
  const { path } = await getExpected(context, fileId)
  const { storage } = context.services
  return { fileId, ...(await storage.prepareUpload(pathOfPiece(path, at), PIECE_BYTES)) }
}

export async function arrivedPieces(
  context: PersonContext,
  { fileId, pieces }: { fileId: string; pieces: number },
) {
  const { path } = await getExpected(context, fileId)
  return { arrived: await listArrived(context.services, path, pieces) }
}

export const confirmUpload = (
  context: PersonContext,
  { fileId, ...sent }: { fileId: string; pieces?: number | undefined; sha1?: string | undefined },
) => acceptFile(context, uploadOf(context, 'files.confirm-upload'), fileId, sent)

/** A link to a file that one may read; of staff, asked again when it is opened (may-still-have.ts). */
export async function linkFile(context: PersonContext, { fileId }: { fileId: string }) {
  const { services, actor } = context
  const row = await within(services.db, personScope(context), (tx) =>
    findReadableFile(tx, actor, fileId),
  )
  const guard =
    actor.kind === 'staff'
      ? { fileId, reader: { schoolId: actor.schoolId, staffId: actor.id } }
      : undefined
  return linkStoredFile(services, row, guard)
}
