import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { recordAudit, type AuditSubject } from '../audit/audit'
import { within } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import type { WorkbookSpec } from '../spreadsheets/workbook-spec'
import { writeWorkbook } from '../spreadsheets/write-workbook'
import { insertGenerated, linkGenerated, storeBytes, type GeneratedFile } from './generated-file'
import { inTemporaryFolder } from './temporary-folder'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Workbook = Pick<GeneratedFile, 'name' | 'permission'> & { spec: WorkbookSpec }

/** Writes a workbook, keeps it under a random path and gives out a link of limited life; who got it is on record. */
export async function handOutWorkbook(
  context: StaffContext,
  { name, spec, permission }: Workbook,
  subject: AuditSubject,
): Promise<{ url: string; name: string }> {
  const { services, actor } = context
  const bytes = await inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'workbook.xlsx')
    await writeWorkbook(file, spec)
    return readFile(file)
  })
  const stored = await storeBytes(services, bytes)
  const file = { name, bytes, mediaType: XLSX, permission, path: stored }
  const id = await within(services.db, staffScope(context), async (tx) => {
    const made = await insertGenerated(tx, context, file)
    await recordAudit(tx, context, [subject])
    return made
  })
  return { url: await linkGenerated(services, actor, { ...file, id }), name }
}
