import { PIECE_BYTES } from 'shared-types/files/file-limits'
import type { UploadTicket } from 'shared-types/files/operations'
import type { PickedFile } from '../../platform/contract'
import { platform } from '../../platform/platform'
import { sendPieces } from './send-pieces'

/** A file as lists and forms know it. */
export interface AttachedFile {
  id: string
  name: string
  size: number
}

interface Sent {
  fileId: string
  pieces?: number
  sha1?: string
}

/** The calls that files need; what they are attached to decides which operations these are. */
export interface FileAccess {
  prepare: (file: { name: string; size: number }) => Promise<UploadTicket>
  confirm: (file: Sent) => Promise<{ fileId: string; name: string; size: number }>
  link: (file: { fileId: string }) => Promise<{ url: string; name: string; mediaType: string }>
  /** Left out where files travel in one go. */
  pieces?: {
    prepare: (piece: { fileId: string; at: number }) => Promise<UploadTicket>
    arrived: (file: { fileId: string; pieces: number }) => Promise<{ arrived: number[] }>
  }
}

/** A file that is on its way; after an interruption it goes on from where it was. */
export interface Upload {
  picked: PickedFile
  fileId?: string
}

/** Sends the file to storage and has the server look at it. */
export async function send(access: FileAccess, upload: Upload): Promise<AttachedFile> {
  const { picked } = upload
  const stored =
    access.pieces && picked.size > PIECE_BYTES
      ? await sendInPieces(access, access.pieces, upload)
      : await sendWhole(access, picked)
  return { id: stored.fileId, name: stored.name, size: stored.size }
}

async function sendWhole(access: FileAccess, picked: PickedFile) {
  const ticket = await access.prepare({ name: picked.name, size: picked.size })
  await platform.uploadFile(ticket, picked)
  return access.confirm({ fileId: ticket.fileId })
}

async function sendInPieces(
  access: FileAccess,
  of: NonNullable<FileAccess['pieces']>,
  upload: Upload,
) {
  const { picked } = upload
  const count = Math.ceil(picked.size / PIECE_BYTES)
  const begun = upload.fileId
  const fileId = (upload.fileId ??= (
    await access.prepare({ name: picked.name, size: picked.size })
  ).fileId)
  const { arrived } = begun ? await of.arrived({ fileId, pieces: count }) : { arrived: [] }
  await sendPieces(count, arrived, async (at) => {
    const from = at * PIECE_BYTES
    const piece = await platform.slice(picked, from, Math.min(from + PIECE_BYTES, picked.size))
    await platform.uploadFile(await of.prepare({ fileId, at }), piece)
  })
  const sha1 = await platform.sha1(picked)
  return access.confirm({ fileId, pieces: count, ...(sha1 && { sha1 }) })
}
