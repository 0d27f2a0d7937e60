import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { DomainError } from 'shared-types/errors'
import { fileLimits, type FilePurpose } from 'shared-types/files/file-limits'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { UploadTicket } from 'shared-types/files/operations'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { isBound, personScope, type PersonContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { visibleTo } from '../reports/visibility'

function ownerOf(context: PersonContext) {
  return isBound(context)
    ? {
        kind: 'student' as const,
        id: context.actor.student.id,
        schoolId: context.actor.student.schoolId,
      }
    : { kind: 'staff' as const, id: context.actor.id, schoolId: context.actor.schoolId }
}

export async function prepareUpload(
  context: PersonContext,
  input: { purpose: FilePurpose; name: string; size: number },
): Promise<UploadTicket> {
  const { services, now } = context
  const limits = fileLimits[input.purpose]
  if (!mayUpload(context, input.purpose)) throw new DomainError('permission-denied')
  if (input.size > limits.maxBytes) throw new DomainError('file-too-large')
  const owner = ownerOf(context)
  const fileId = newId()
  const path = `${input.purpose}/${crypto.randomUUID()}`
  await within(services.db, personScope(context), async (tx) => {
    await tx
      .insertInto('file')
      .values({
        school_id: owner.schoolId,
        id: fileId,
        purpose: input.purpose,
        owner_kind: owner.kind,
        owner_id: owner.id,
        name: input.name,
        path,
        state: 'expected',
        created_at: now,
      })
      .execute()
    await recordAudit(tx, context, [
      {
        schoolId: owner.schoolId,
        operation: 'files.prepare-upload',
        kind: 'file',
        id: fileId,
        after: { purpose: input.purpose },
      },
    ])
  })
  return { fileId, ...(await services.storage.prepareUpload(path, limits.maxBytes)) }
}

function mayUpload(context: PersonContext, purpose: FilePurpose): boolean {
  if (purpose === 'attachment') return true
  return !isBound(context) && context.actor.functions.has('roll.import')
}

/** Only what has arrived, is small enough and is by its content what it may be, counts as stored. */
export async function confirmUpload(context: PersonContext, { fileId }: { fileId: string }) {
  const { services } = context
  const scope = personScope(context)
  const owner = ownerOf(context)
  const expected = await within(services.db, scope, (tx) => findOwn(tx, owner, fileId))
  if (!expected) throw new DomainError('not-found')
  const purpose = expected.purpose as FilePurpose
  const limits = fileLimits[purpose]
  const bytes = await services.storage.get(expected.path).catch(() => undefined)
  if (!bytes) throw new DomainError('file-refused', { reason: '文件没有上传完成，请重新上传' })
  if (bytes.length > limits.maxBytes) throw new DomainError('file-too-large')
  const mediaType =
    purpose === 'attachment'
      ? await attachmentType(bytes, limits.mediaTypes)
      : (limits.mediaTypes[0] ?? '')
  await within(services.db, scope, async (tx) => {
    await tx
      .updateTable('file')
      .set({
        state: 'stored',
        size: bytes.length,
        media_type: mediaType,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })
      .where('school_id', '=', owner.schoolId)
      .where('id', '=', fileId)
      .execute()
    await recordAudit(tx, context, [
      {
        schoolId: owner.schoolId,
        operation: 'files.confirm-upload',
        kind: 'file',
        id: fileId,
        after: { size: bytes.length, mediaType },
      },
    ])
  })
  return { fileId, name: expected.name, size: bytes.length, mediaType }
}

async function attachmentType(bytes: Buffer, accepted: readonly string[]): Promise<string> {
  const found = await fileTypeFromBuffer(bytes)
  if (!found || !accepted.includes(found.mime)) {
    throw new DomainError('file-refused', { reason: '附件只接受 JPG、PNG 图片或 PDF 文件' })
  }
  return found.mime
}

type Owner = ReturnType<typeof ownerOf>

function findOwn(tx: Tx, owner: Owner, fileId: string) {
  return tx
    .selectFrom('file')
    .selectAll()
    .where('school_id', '=', owner.schoolId)
    .where('id', '=', fileId)
    .where('owner_kind', '=', owner.kind)
    .where('owner_id', '=', owner.id)
    .executeTakeFirst()
}

/** One's own file, or an attachment of a report that one may see. */
export async function linkFile(context: PersonContext, { fileId }: { fileId: string }) {
  const { services } = context
  const owner = ownerOf(context)
  const row = await within(services.db, personScope(context), async (tx) => {
    const own = await findOwn(tx, owner, fileId)
    return own ?? (await findAttached(tx, context, fileId))
  })
  if (!row || row.state !== 'stored') throw new DomainError('not-found')
  const mediaType = row.media_type ?? 'application/octet-stream'
  return {
    url: await services.storage.temporaryUrl(row.path, row.name, mediaType),
    name: row.name,
    mediaType,
  }
}

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
