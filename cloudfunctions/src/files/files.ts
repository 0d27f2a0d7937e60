import { importPermissions, type FunctionPermission } from 'shared-types/accounts/permissions'
import { DomainError } from 'shared-types/errors'
import { PIECE_BYTES, type FilePurpose } from 'shared-types/files/file-limits'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { UploadTicket } from 'shared-types/files/operations'
import { findAppealAttachment } from '../appeals/find-attachment'
import { within, type Tx } from '../database/scope'
import { isBound, personScope, type PersonContext } from '../runtime/context'
import { visibleTo } from '../reports/visibility'
import { listArrived, pathOfPiece } from './pieces'
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

/** One's own file, or an attachment of a report or an appeal that one may see. */
export async function linkFile(context: PersonContext, { fileId }: { fileId: string }) {
  const { services } = context
  const owner = ownerOf(context)
  const row = await within(
    services.db,
    personScope(context),
    async (tx) =>
      (await findOwnFile(tx, owner, fileId)) ??
      (await findAttached(tx, context, fileId)) ??
      (await findSchoolPicture(tx, owner.schoolId, fileId)) ??
      (isBound(context) ? undefined : await findAppealAttachment(tx, context.actor, fileId)),
  )
  return linkStoredFile(services, row)
}

/** Seal and logo of one's own school are everybody's there. */
const findSchoolPicture = (tx: Tx, schoolId: string, fileId: string) =>
  tx
    .selectFrom('file')
    .innerJoin('school', 'school.id', 'file.school_id')
    .selectAll('file')
    .where('file.school_id', '=', schoolId)
    .where('file.id', '=', fileId)
    .where((eb) =>
      eb.or([
        eb('school.seal_file_id', '=', eb.ref('file.id')),
        eb('school.logo_file_id', '=', eb.ref('file.id')),
      ]),
    )
    .executeTakeFirst()

/** Through any report that the reader may see and, of staff, whose kind they may view. */
async function findAttached(tx: Tx, context: PersonContext, fileId: string) {
  const rows = await tx
    .selectFrom('file')
    .innerJoin('report_attachment', (join) =>
      join
        .onRef('report_attachment.school_id', '=', 'file.school_id')
        .onRef('report_attachment.file_id', '=', 'file.id'),
    )
    .innerJoin('report', (join) =>
      join
        .onRef('report.school_id', '=', 'report_attachment.school_id')
        .onRef('report.id', '=', 'report_attachment.report_id'),
    )
    .selectAll('file')
    .select('report.kind')
    .where('file.id', '=', fileId)
    .where(visibleTo(context.actor))
    .execute()
  if (isBound(context)) return rows[0]
  const { functions } = context.actor
  return rows.find((it) => functions.has(`${it.kind as ReportKindName}.view`))
}
