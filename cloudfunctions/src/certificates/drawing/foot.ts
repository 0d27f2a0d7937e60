import { chineseDay } from '../../printing/document'
import type { Glyphs } from '../../printing/glyphs'
import type { CertificateContent } from '../content'
import { MARGIN, page } from './frame'
import type { Look, SchoolSeal } from './look'
import { drawQr } from './qr'
import { drawSeal, drawSealPicture } from './seal'

const TOP = 634
const QR_SIZE = 104
/** Of the seals' middle, and of the text that stands over their lower half. */
const SEAL = TOP + 56
const TEXT = TOP + 68
const RIGHT = page.width - MARGIN

/** Where a seal stands with its name. */
interface Column {
  x: number
  width: number
  size: number
}

/** The issuing authority alone, or beside the holder's school in halves of what the QR code leaves. */
const ALONE: Column = { x: RIGHT - 260, width: 260, size: 13 }
const BESIDE_QR = MARGIN + QR_SIZE + 8
const HALF = (RIGHT - BESIDE_QR) / 2
const halves = {
  left: { x: BESIDE_QR + 3, width: HALF - 6, size: 11 },
  right: { x: BESIDE_QR + HALF + 3, width: HALF - 6, size: 11 },
}

/** Under the table: QR code, seals with their names, day of issue, small print. */
export function drawFoot(
  doc: PDFKit.PDFDocument,
  glyphs: Glyphs,
  content: CertificateContent,
  look: Look,
): void {
  drawCodes(doc, content)
  const { schoolSeal } = look
  const columns = columnsFor(schoolSeal?.side)
  // Below the text, as ink that shows through: names and date stay readable.
  const draw = (column: Column, name: string, picture: SchoolSeal) => {
    const at = { x: column.x + column.width / 2, y: SEAL, radius: look.sealRadius }
    if (picture === 'drawn') drawSeal(doc, glyphs, name, at)
    else drawSealPicture(doc, picture, at)
  }
  draw(columns.authority, content.authority, look.sealPicture ?? 'drawn')
  if (schoolSeal) draw(columns.school, content.school, schoolSeal.picture)
  doc.fillColor('#111')
  if (schoolSeal) writeName(doc, content.school, columns.school)
  const bottom = writeName(doc, content.authority, columns.authority)
  const { x, width, size } = columns.authority
  doc.fontSize(size)
  doc.text(chineseDay(content.issuedOn), x, Math.max(bottom + 4, TEXT + 24), {
    width,
    align: 'center',
  })
  doc.fontSize(8.5).fillColor('#444')
  doc.text(look.statement, MARGIN, 772, { width: page.width - 2 * MARGIN, align: 'center' })
}

function columnsFor(side: 'left' | 'right' | undefined): { authority: Column; school: Column } {
  if (side === 'left') return { school: halves.left, authority: halves.right }
  return { school: halves.right, authority: side === 'right' ? halves.left : ALONE }
}

function drawCodes(doc: PDFKit.PDFDocument, content: CertificateContent): void {
  drawQr(doc, content.verificationUrl, { x: MARGIN, y: TOP, size: QR_SIZE })
  doc.fontSize(9).fillColor('#333')
  doc.text('扫描二维码核验真伪', MARGIN, TOP + 106, { width: QR_SIZE, align: 'center' })
  if (!content.checkCode) return
  const code = `查验码 ${content.checkCode}`
  doc.text(code, MARGIN - 10, TOP + 119, { width: QR_SIZE + 20, align: 'center' })
}

/** Returns where it ends. */
function writeName(doc: PDFKit.PDFDocument, name: string, { x, width, size }: Column): number {
  doc.fontSize(size)
  doc.text(name, x, TEXT, { width, align: 'center' })
  return TEXT + doc.heightOfString(name, { width })
}
