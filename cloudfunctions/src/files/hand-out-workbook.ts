import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { recordAudit, type AuditSubject } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import type { WorkbookSpec } from '../spreadsheets/workbook-spec'
import { writeWorkbook } from '../spreadsheets/write-workbook'
import { inTemporaryFolder } from './temporary-folder'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Writes a workbook, keeps it under a random path and gives out a link of limited life; who got it is on record. */
export async function handOutWorkbook(
  context: StaffContext,
  name: string,
  spec: WorkbookSpec,
  subject: AuditSubject,
): Promise<{ url: string; name: string }> {
  const { db, storage } = context.services
  const bytes = await inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'workbook.xlsx')
    await writeWorkbook(file, spec)
    return readFile(file)
  })
  const storedAt = `generated/${randomUUID()}`
  await storage.put(storedAt, bytes)
  await within(db, staffScope(context), async (tx) => {
    await insertGenerated(tx, context, { name, path: storedAt, bytes })
    await recordAudit(tx, context, [subject])
  })
  return { url: await storage.temporaryUrl(storedAt, name, XLSX), name }
}

async function insertGenerated(
  tx: Tx,
  { actor, now }: StaffContext,
  file: { name: string; path: string; bytes: Buffer },
): Promise<void> {
  await tx
    .insertInto('file')
    .values({
      school_id: actor.schoolId,
      id: newId(),
      purpose: 'generated',
      owner_kind: 'staff',
      owner_id: actor.id,
      name: file.name,
      path: file.path,
      size: file.bytes.length,
      media_type: XLSX,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      state: 'stored',
      created_at: now,
    })
    .execute()
}
