import { DomainError } from 'shared-types/errors'
import type { Tx } from '../../database/scope'
import type { StaffActor } from '../../runtime/actor'
import type { Storage } from '../../platform/storage/storage'

const MIN_PIXELS = 300
/** 41 mm at 600 dpi has about as many; more would make every certificate slow to draw. */
const MAX_PIXELS = 1000
const MAX_BYTES = 2 * 1024 * 1024
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const WITH_ALPHA = [4, 6]

/** Why this picture cannot be a seal, for people; undefined when it can. By its content, whatever it is called. */
export function sealProblem(png: Buffer): string | undefined {
  if (!png.subarray(0, 8).equals(SIGNATURE) || png.toString('latin1', 12, 16) !== 'IHDR')
    return '印章须为 PNG 图片'
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const [depth, colour, interlace] = [png[24], png[25] ?? 0, png[28]]
  if (!WITH_ALPHA.includes(colour) || depth !== 8 || interlace !== 0)
    return '印章须为透明背景的 PNG 图片（32 位、非隔行）'
  const isSized = [width, height].every((it) => it >= MIN_PIXELS && it <= MAX_PIXELS)
  if (!isSized) return `印章图片的宽和高须在 ${MIN_PIXELS} 至 ${MAX_PIXELS} 像素之间`
  return Math.abs(width - height) > width / 20 ? '印章图片须为正方形' : undefined
}

/** Where the stored picture lies. Throws unless whoever asks has uploaded it, or a template has it already. */
export async function findSealPath(
  tx: Tx,
  actor: StaffActor,
  fileId: string,
): Promise<string | undefined> {
  const file = await tx
    .selectFrom('file')
    .select('path')
    .where('school_id', '=', actor.schoolId)
    .where('id', '=', fileId)
    .where('purpose', '=', 'school-picture')
    .where('state', '=', 'stored')
    .executeTakeFirst()
  return file?.path
}

export async function readSeal(storage: Storage, path: string): Promise<Buffer> {
  const png = await storage.get(path, MAX_BYTES)
  const message = sealProblem(png)
  if (message)
    throw new DomainError('fields-invalid', { problems: [{ field: 'sealFileId', message }] })
  return png
}
