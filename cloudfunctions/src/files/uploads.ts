import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { DomainError } from 'shared-types/errors'
import { maskNumbersIn } from 'shared-types/formats'
import {
  fileLimits,
  LONGEST_SIDE,
  MOST_PIXELS,
  MOST_UPLOADS_A_DAY,
  type FilePurpose,
} from 'shared-types/files/file-limits'
import type { UploadTicket } from 'shared-types/files/operations'
import { recordAudit } from '../audit/audit'
import { within, type Scope, type Tx } from '../database/scope'
import type { Context } from '../runtime/context'
import type { FileGuard } from '../platform/storage/grant'
import { FileTooLarge } from '../platform/storage/collect'
import { newId } from '../runtime/new-id'
import type { Services } from '../runtime/services'
import { harmful, refuseHarmful, scanForHarm } from './harm'
import { checkSum, deletePieces, joinPieces } from './pieces'
import { pictureSize } from './picture-size'

/** Whose file it is: of a person of a school, or of a WeChat identity that has bound no record yet. */
export type FileOwner =
  | { kind: 'staff' | 'student'; id: string; schoolId: string }
  | { kind: 'wechat'; openidIndex: string }

export interface Upload {
  scope: Scope
  owner: FileOwner
  operation: string
}

/** Notes down the file that is to come and says where to send it. */
export async function expectFile(
  context: Context,
  { scope, owner, operation }: Upload,
  file: { schoolId: string; purpose: FilePurpose; name: string; size: number },
): Promise<UploadTicket> {
  const { services, now } = context
  const { maxBytes } = fileLimits[file.purpose]
  if (file.size > maxBytes) throw new DomainError('file-too-large')
  const id = newId()
  const path = `${file.purpose}/${crypto.randomUUID()}`
  await within(services.db, scope, async (tx) => {
    if (owner.kind === 'student') await refuseBeyondQuota(tx, owner, now)
    await tx
      .insertInto('file')
      .values({
        school_id: file.schoolId,
        id,
        purpose: file.purpose,
        ...ownerColumns(owner),
        name: maskNumbersIn(file.name),
        path,
        state: 'expected',
        created_at: now,
      })
      .execute()
    await recordAudit(tx, context, [
      {
        schoolId: file.schoolId,
        operation,
        kind: 'file',
        id,
        after: { purpose: file.purpose },
      },
    ])
  })
  return { fileId: id, ...(await services.storage.prepareUpload(path, maxBytes)) }
}

const DAY_MS = 24 * 3600_000

/** Throws `too-many-requests` when a student has sent, or had printed, as many files as one may in a day. */
export async function refuseBeyondQuota(
  tx: Tx,
  owner: { id: string; schoolId: string },
  now: Date,
): Promise<void> {
  const { sent } = await tx
    .selectFrom('file')
    .select((of) => of.fn.countAll<number>().as('sent'))
    .where('school_id', '=', owner.schoolId)
    .where('owner_kind', '=', 'student')
    .where('owner_id', '=', owner.id)
    .where('created_at', '>', new Date(now.getTime() - DAY_MS))
    .executeTakeFirstOrThrow()
  if (sent >= MOST_UPLOADS_A_DAY)
    throw new DomainError('too-many-requests', { retryAfterSeconds: 3600 })
}

const ownerColumns = (owner: FileOwner) =>
  owner.kind === 'wechat'
    ? { owner_kind: owner.kind, owner_key: owner.openidIndex }
    : { owner_kind: owner.kind, owner_id: owner.id }

/**
 * Only what has arrived, is small enough and is by its content what it may be, counts as stored. It is kept under a path
 * of its own: the ticket still allows sending to the first one for a while, which no longer reaches what was accepted.
 */
export async function acceptFile(
  context: Context,
  { scope, owner, operation }: Upload,
  fileId: string,
  { pieces, sha1 }: { pieces?: number | undefined; sha1?: string | undefined } = {},
): Promise<ReturnType<typeof factsOf>> {
  const { services } = context
  const find = () => within(services.db, scope, (tx) => findOwnFile(tx, owner, fileId))
  const expected = await find()
  if (!expected) throw new DomainError('not-found')
  if (expected.state !== 'expected') return outcomeOf(expected)
  const purpose = expected.purpose as FilePurpose
  const { maxBytes } = fileLimits[purpose]
  let bytes: Buffer
  try {
    bytes = pieces
      ? await joinPieces(services, expected.path, pieces, maxBytes)
      : await readUpload(services, expected.path, maxBytes)
  } catch (error) {
    // Another confirmation may have settled it meanwhile, and taken away what it was read from.
    const now = await find()
    if (now && now.state !== 'expected') return outcomeOf(now)
    throw error
  }
  checkSum(bytes, sha1)
  const mediaType = await typeOf(purpose, bytes)
  const threat = await scanForHarm(services, bytes)
  if (threat) {
    const refused = { id: fileId, schoolId: expected.school_id, size: bytes.length, threat }
    await within(services.db, scope, (tx) => refuseHarmful(tx, context, refused))
    await tidy(services, expected.path)
    if (pieces) await deletePieces(services, expected.path, pieces)
    throw harmful()
  }
  const path = `${purpose}/${crypto.randomUUID()}`
  await services.storage.put(path, bytes)
  const stored = await within(services.db, scope, async (tx) => {
    const row = await tx
      .updateTable('file')
      .set({
        state: 'stored',
        path,
        size: bytes.length,
        media_type: mediaType,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })
      .where('school_id', '=', expected.school_id)
      .where('id', '=', fileId)
      .where('state', '=', 'expected')
      .returningAll()
      .executeTakeFirst()
    if (!row) return undefined
    await recordAudit(tx, context, [
      {
        schoolId: expected.school_id,
        operation,
        kind: 'file',
        id: fileId,
        after: { size: bytes.length, mediaType },
      },
    ])
    return row
  })
  await tidy(services, stored ? expected.path : path)
  if (stored && pieces) await deletePieces(services, expected.path, pieces)
  // Of two confirmations at once the second finds what the first accepted.
  return stored ? factsOf(stored) : acceptFile(context, { scope, owner, operation }, fileId)
}

/** No more than may be there: object storage itself takes a file of any size. */
async function readUpload({ storage }: Services, path: string, maxBytes: number): Promise<Buffer> {
  try {
    return await storage.get(path, maxBytes)
  } catch (cause) {
    if (cause instanceof FileTooLarge) throw new DomainError('file-too-large')
    const reason = '文件没有上传完成，请重新上传'
    throw new DomainError('file-refused', { reason }, {}, { cause })
  }
}

/** What no row points at any more. A leftover costs space and nothing else. */
async function tidy({ storage, log }: Services, path: string): Promise<void> {
  await storage.delete(path).catch((error: unknown) => {
    log.warn({ code: 'upload-not-tidied', path, err: error })
  })
}

/** Of a file that is no longer awaited. */
function outcomeOf(file: Parameters<typeof factsOf>[0] & { state: string }) {
  if (file.state === 'stored') return factsOf(file)
  throw file.state === 'refused' ? harmful() : new DomainError('not-found')
}

const factsOf = (file: {
  id: string
  name: string
  size: number | null
  media_type: string | null
}) => ({
  fileId: file.id,
  name: file.name,
  size: file.size ?? 0,
  mediaType: file.media_type ?? '',
})

/** Workbooks are looked into when they are read; attachments are what their content says. */
async function typeOf(purpose: FilePurpose, bytes: Buffer): Promise<string> {
  const accepted = fileLimits[purpose].mediaTypes
  if (purpose === 'import-file') return accepted[0] ?? ''
  const found = await fileTypeFromBuffer(bytes)
  if (!found || !accepted.includes(found.mime)) {
    throw new DomainError('file-refused', { reason: '附件只接受 JPG、PNG 图片或 PDF 文件' })
  }
  checkPixels(bytes, found.mime)
  return found.mime
}

/** A small file may stand for a picture that nobody's machine can open. */
function checkPixels(bytes: Buffer, mediaType: string): void {
  if (!mediaType.startsWith('image/')) return
  const size = pictureSize(bytes, mediaType)
  if (!size)
    throw new DomainError('file-refused', { reason: '图片已损坏，打不开，请重新拍摄或选择' })
  const [width, height] = size
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE)
    throw new DomainError('file-refused', {
      reason: `图片有 ${width}×${height} 像素，过大，请缩小到 ${LONGEST_SIDE} 像素以内再上传`,
    })
}

export function findOwnFile(tx: Tx, owner: FileOwner, fileId: string) {
  const query = tx
    .selectFrom('file')
    .selectAll()
    .where('id', '=', fileId)
    .where('owner_kind', '=', owner.kind)
  return owner.kind === 'wechat'
    ? query.where('owner_key', '=', owner.openidIndex).executeTakeFirst()
    : query
        .where('school_id', '=', owner.schoolId)
        .where('owner_id', '=', owner.id)
        .executeTakeFirst()
}

/** A link of a few minutes. Throws `not-found` for a file that is not there or has not arrived. */
export async function linkStoredFile(
  { storage }: Pick<Services, 'storage'>,
  file: { state: string; path: string; name: string; media_type: string | null } | undefined,
  guard?: FileGuard,
) {
  if (file?.state !== 'stored') throw new DomainError('not-found')
  const mediaType = file.media_type ?? 'application/octet-stream'
  return {
    url: await storage.temporaryUrl(file.path, file.name, mediaType, guard),
    name: file.name,
    mediaType,
  }
}
