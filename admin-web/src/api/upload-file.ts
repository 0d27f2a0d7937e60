import type { FilePurpose } from 'shared-types/files/file-limits'
import { call, CallRefused, type OutputOf } from './call'

/** Sends a file directly to storage; it counts once the server has looked at it. */
export async function uploadFile(
  purpose: FilePurpose,
  file: File,
): Promise<OutputOf<'files.confirm-upload'>> {
  const ticket = await call('files.prepare-upload', { purpose, name: file.name, size: file.size })
  const form = new FormData()
  for (const [name, value] of Object.entries(ticket.fields)) form.append(name, value)
  form.append(ticket.fileField, file)
  const response = await fetch(ticket.url, { method: ticket.method, body: form }).catch(() => {
    throw new CallRefused('unreachable', '上传中断，请检查网络后重试')
  })
  if (!response.ok) throw new CallRefused('file-refused', '上传没有成功，请重新选择文件')
  return call('files.confirm-upload', { fileId: ticket.fileId })
}
