import { DomainError } from 'shared-types/errors'
import type { Tx } from '../../database/scope'
import type { StaffActor } from '../../runtime/actor'
import type { Services } from '../../runtime/services'
import { cleanSeal } from './clean-seal'

const MAX_BYTES = 2 * 1024 * 1024

type Storage = Services['storage']

/** Where the uploaded picture lies; undefined unless it is a picture of whoever asks, or of their school. */
export async function findUploadedSeal(
  tx: Tx,
  { schoolId }: Pick<StaffActor, 'schoolId'>,
  fileId: string,
): Promise<string | undefined> {
  const file = await tx
    .selectFrom('file')
    .select('path')
    .where('school_id', '=', schoolId)
    .where('id', '=', fileId)
    .where('purpose', '=', 'school-picture')
    .where('state', '=', 'stored')
    .executeTakeFirst()
  return file?.path
}

/** The picture as it will be printed. Throws with the reason when it cannot be a seal. */
export async function readUploadedSeal(storage: Storage, path: string): Promise<Buffer> {
  const clean = cleanSeal(await storage.get(path, MAX_BYTES))
  if ('png' in clean) return clean.png
  const problems = [{ field: 'sealFileId', message: clean.problem }]
  throw new DomainError('fields-invalid', { problems })
}

/** Under a random path of its own, which nothing ever changes or clears: certificates are drawn with it. */
export async function keepSeal(storage: Storage, png: Buffer): Promise<string> {
  const path = `seals/${crypto.randomUUID()}.png`
  await storage.put(path, png)
  return path
}

const pictures = new Map<string, Promise<Buffer>>()
/** As many as there are schools in a province, and more. */
const REMEMBERED = 300

/** Read once per process: a kept picture never changes. One that could not be read is tried again. */
export function readKeptSeal(storage: Storage, path: string): Promise<Buffer> {
  const known = pictures.get(path)
  if (known) return known
  const reading = storage.get(path, MAX_BYTES)
  pictures.set(path, reading)
  const [oldest] = pictures.keys()
  if (oldest && pictures.size > REMEMBERED) pictures.delete(oldest)
  reading.catch(() => pictures.delete(path))
  return reading
}
