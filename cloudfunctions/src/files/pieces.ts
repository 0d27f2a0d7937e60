import { createHash } from 'node:crypto'
import { DomainError } from 'shared-types/errors'
import { PIECE_BYTES } from 'shared-types/files/file-limits'
import type { Services } from '../runtime/services'

/** A piece is an object of its own, whole or not there, wherever files are kept. */
export const pathOfPiece = (path: string, at: number) => `${path}.${at}`

type Stored = Pick<Services, 'storage'>

/** Which pieces need not be sent again. */
export async function listArrived(
  { storage }: Stored,
  path: string,
  pieces: number,
): Promise<number[]> {
  const arrived: number[] = []
  for (let at = 0; at < pieces; at++) {
    const piece = await storage.get(pathOfPiece(path, at), PIECE_BYTES).catch(() => undefined)
    if (piece) arrived.push(at)
  }
  return arrived
}

/** The file put together. Throws `file-refused` while a piece is missing, and `file-too-large`. */
export async function joinPieces(
  { storage }: Stored,
  path: string,
  pieces: number,
  maxBytes: number,
): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for (let at = 0; at < pieces; at++) {
    const part = await storage
      .get(pathOfPiece(path, at), PIECE_BYTES)
      .catch((cause: unknown) => refuse(`文件第 ${at + 1} 段没有上传完成，请继续上传`, cause))
    size += part.length
    if (size > maxBytes) throw new DomainError('file-too-large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function refuse(reason: string, cause: unknown): never {
  throw new DomainError('file-refused', { reason }, {}, { cause })
}

/** The sum that the sender made over the whole: against accidents on the way, not against people. */
export function checkSum(bytes: Buffer, sha1: string | undefined): void {
  if (sha1 && createHash('sha1').update(bytes).digest('hex') !== sha1)
    throw new DomainError('file-refused', { reason: '文件在传输中有损坏，请重新上传' })
}

export async function deletePieces({ storage }: Stored, path: string, pieces: number) {
  for (let at = 0; at < pieces; at++) await storage.delete(pathOfPiece(path, at))
}
