import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import type { Tx } from '../../../src/database/scope'
import type { Storage } from '../../../src/platform/storage/storage'

/** One file that stands for every attachment of a school's generated reports; it says what it is. */
export async function writeSampleFile(
  tx: Tx,
  storage: Storage,
  owner: { schoolId: string; staffId: string },
  file: { id: string; now: Date },
): Promise<string> {
  const bytes = await samplePdf()
  const path = `attachment/${file.id}`
  await storage.put(path, bytes)
  await tx
    .insertInto('file')
    .values({
      school_id: owner.schoolId,
      id: file.id,
      purpose: 'attachment',
      owner_kind: 'staff',
      owner_id: owner.staffId,
      name: '证明材料（样例）.pdf',
      path,
      size: bytes.length,
      media_type: 'application/pdf',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      state: 'stored',
      created_at: file.now,
    })
    .execute()
  return file.id
}

async function samplePdf(): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4' })
  document.fontSize(24).text('SAMPLE', { align: 'center' })
  document.fontSize(12).text('Generated data: this is not a document of any person or company.')
  document.end()
  const chunks: Buffer[] = []
  for await (const chunk of document) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
