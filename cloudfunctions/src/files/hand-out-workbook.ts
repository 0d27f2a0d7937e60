import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FunctionPermission } from 'shared-types/accounts/permissions'
import { recordAudit, type AuditSubject } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import type { WorkbookSpec } from '../spreadsheets/workbook-spec'
import { writeWorkbook } from '../spreadsheets/write-workbook'
import { seenBy } from './may-still-have'
import { inTemporaryFolder } from './temporary-folder'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Workbook {
  name: string
  spec: WorkbookSpec
  /** Asked for again when the link is opened. */
  permission: FunctionPermission
}

/** Writes a workbook, keeps it under a random path and gives out a link of limited life; who got it is on record. */
export async function handOutWorkbook(
  context: StaffContext,
  { name, spec, permission }: Workbook,
  subject: AuditSubject,
): Promise<{ url: string; name: string }> {
  const { db, storage } = context.services
  const bytes = await inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'workbook.xlsx')
    await writeWorkbook(file, spec)
    return readFile(file)
  })
  const storedAt = `generated/${randomUUID()}`
  const fileId = newId()
  await storage.put(storedAt, bytes)
  await within(db, staffScope(context), async (tx) => {
    await insertGenerated(tx, context, { id: fileId, name, path: storedAt, bytes, permission })
    await recordAudit(tx, context, [subject])
  })
  const guard = { schoolId: context.actor.schoolId, fileId, seen: seenBy(context.actor) }
  return { url: await storage.temporaryUrl(storedAt, name, XLSX, guard), name }
}

async function insertGenerated(
  tx: Tx,
  { actor, now }: StaffContext,
  file: { id: string; name: string; path: string; bytes: Buffer; permission: FunctionPermission },
): Promise<void> {
  await tx
    .insertInto('file')
    .values({
      school_id: actor.schoolId,
      id: file.id,
      purpose: 'generated',
      owner_kind: 'staff',
      owner_id: actor.id,
      permission: file.permission,
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
