import type { UploadTicket } from 'shared-types/files/operations'
import { platform } from '../../platform/platform'

/** A file as lists and forms know it. */
export interface AttachedFile {
  id: string
  name: string
  size: number
}

/** The three calls that files need; what they are attached to decides which operations these are. */
export interface FileAccess {
  prepare: (file: { name: string; size: number }) => Promise<UploadTicket>
  confirm: (file: { fileId: string }) => Promise<{ fileId: string; name: string; size: number }>
  link: (file: { fileId: string }) => Promise<{ url: string; name: string; mediaType: string }>
}

/** A file of the person's choice, sent to storage; undefined when they changed their mind. */
export async function pickAndUpload(
  access: FileAccess,
  mediaTypes: readonly string[],
): Promise<AttachedFile | undefined> {
  const picked = await platform.pickFile(mediaTypes)
  if (!picked) return undefined
  const ticket = await access.prepare({ name: picked.name, size: picked.size })
  await platform.uploadFile(ticket, picked)
  const stored = await access.confirm({ fileId: ticket.fileId })
  return { id: stored.fileId, name: stored.name, size: stored.size }
}
