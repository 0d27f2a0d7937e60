import type { Reply } from 'shared-types/operation'
import type { UploadTicket } from 'shared-types/files/operations'

/** Calls the staff function as the admin web does, with a session token. Throws what was refused. */
export async function callStaff<T>(
  url: string,
  token: string,
  operation: string,
  input: unknown,
): Promise<T> {
  const response = await fetch(`${url}/call/staff`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ operation, input }),
  })
  const reply = (await response.json()) as Reply
  if (!reply.ok) throw new Error(`${operation}: ${reply.code} ${reply.message}`)
  return reply.value as T
}

/** A roll workbook through the three steps of an upload; returns its file id. */
export async function uploadWorkbook(url: string, token: string, bytes: Buffer): Promise<string> {
  const ticket = await callStaff<UploadTicket>(url, token, 'files.prepare-upload', {
    purpose: 'import-file',
    name: '学籍.xlsx',
    size: bytes.length,
  })
  const form = new FormData()
  for (const [name, value] of Object.entries(ticket.fields)) form.set(name, value)
  form.set(ticket.fileField, new Blob([new Uint8Array(bytes)]), '学籍.xlsx')
  const sent = await fetch(new URL(ticket.url, url), { method: ticket.method, body: form })
  if (!sent.ok) throw new Error(`upload: ${sent.status} ${await sent.text()}`)
  await callStaff(url, token, 'files.confirm-upload', { fileId: ticket.fileId })
  return ticket.fileId
}
