import PDFDocument from 'pdfkit'
import { certificateTitles, type CertificateContent } from '../content'
import { drawFrame, palettes, type Palette } from './frame'
import { drawQr } from './qr'
import { drawSeal } from './seal'
import { addSignaturePlaceholder, type SignatureFacts } from './signature-placeholder'

const A4 = { width: 595.28, height: 841.89 }
const MARGIN = 76
const LABEL_WIDTH = 104
const SANDBOX_LINE = '演示环境签发，不具法律效力'

export interface DrawingOptions {
  /** Path of a TrueType font with the whole of CJK; the glyphs used are embedded. */
  font: string
  signature: SignatureFacts
  /** Prints that a development authority signs. */
  sandbox: boolean
}

/**
 * The certificate as an A4 PDF with room for a signature. Throws when the font lacks a character of the content: better
 * no certificate than one with a box in the name.
 */
export async function drawCertificate(
  content: CertificateContent,
  options: DrawingOptions,
): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'zh-CN',
    pdfVersion: '1.7',
    info: {
      Title: `${certificateTitles[content.kind]} ${content.number}`,
      Author: content.authority,
      CreationDate: new Date(`${content.issuedOn}T00:00:00Z`),
    },
  })
  const done = collect(doc)
  doc.font(options.font)
  refuseMissingGlyphs(doc, content)
  const palette = palettes[content.colour]
  drawFrame(doc, palette, A4)
  drawHeading(doc, content, palette)
  drawFields(doc, content, palette)
  drawFoot(doc, content, palette, options.sandbox)
  addSignaturePlaceholder(doc, options.signature)
  doc.end()
  return done
}

function drawHeading(doc: PDFKit.PDFDocument, content: CertificateContent, palette: Palette): void {
  const title = certificateTitles[content.kind]
  const half = title.indexOf('毕业生') + 3
  doc.fillColor(palette.ink)
  doc
    .fontSize(19)
    .text(title.slice(0, half), 0, 104, { width: A4.width, align: 'center', characterSpacing: 3 })
  doc
    .fontSize(32)
    .text(title.slice(half), 0, 138, { width: A4.width, align: 'center', characterSpacing: 14 })
  doc
    .fontSize(11)
    .fillColor('#333')
    .text(`编号：${content.number}`, 0, 200, { width: A4.width - MARGIN, align: 'right' })
}

function drawFields(doc: PDFKit.PDFDocument, content: CertificateContent, palette: Palette): void {
  const rows: [string, string][] = [
    ['姓　　名', `${content.name}　　　性别　${content.sex}`],
    ['毕业院校', content.school],
    ['学　　历', `${content.educationLevel}　　学制　${content.studyYears} 年`],
    ['专　　业', content.major],
    ['报到单位', content.receivingUnit],
    ['单位地址', content.receivingAddress],
    ['报到期限', `${chineseDay(content.reportFrom)} 至 ${chineseDay(content.reportTo)}`],
    ['档案材料', content.archiveNote],
    ['备　　注', content.remark || '无'],
  ]
  let y = 232
  for (const [label, value] of rows) y = drawField(doc, palette, y, label, value)
}

function drawField(
  doc: PDFKit.PDFDocument,
  palette: Palette,
  y: number,
  label: string,
  value: string,
): number {
  const valueWidth = A4.width - 2 * MARGIN - LABEL_WIDTH
  doc.fontSize(14)
  const height = Math.max(doc.heightOfString(value, { width: valueWidth, lineGap: 3 }), 20) + 18
  doc.fillColor(palette.ink).text(label, MARGIN, y + 9, { width: LABEL_WIDTH })
  doc.fillColor('#111').text(value, MARGIN + LABEL_WIDTH, y + 9, { width: valueWidth, lineGap: 3 })
  doc
    .moveTo(MARGIN, y + height)
    .lineTo(A4.width - MARGIN, y + height)
    .lineWidth(0.4)
    .strokeColor(palette.line)
    .stroke()
  return y + height
}

function drawFoot(
  doc: PDFKit.PDFDocument,
  content: CertificateContent,
  palette: Palette,
  sandbox: boolean,
): void {
  const y = 640
  drawQr(doc, content.verificationUrl, { x: MARGIN, y, size: 92 })
  doc.fontSize(8.5).fillColor('#444')
  doc.text('扫描二维码核验真伪', MARGIN, y + 98, { width: 92, align: 'center' })
  const right = { width: 236, align: 'center' } as const
  const x = A4.width - MARGIN - 236
  drawSeal(doc, content.authority, { x: x + 118, y: y + 46, radius: 54 })
  doc
    .fontSize(13)
    .fillColor('#111')
    .text(content.authority, x, y + 32, right)
  doc.text(chineseDay(content.issuedOn), x, y + 58, right)
  doc.fontSize(8.5).fillColor('#555')
  doc.text(
    '本证书由签发机关数字签名，以核验页面结果为准；打印件须与核验页面信息一致。',
    MARGIN,
    768,
    {
      width: A4.width - 2 * MARGIN,
      align: 'center',
    },
  )
  if (sandbox)
    doc
      .fontSize(10)
      .fillColor(palette.warning)
      .text(SANDBOX_LINE, 0, 748, { width: A4.width, align: 'center' })
}

function chineseDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year} 年 ${Number(month)} 月 ${Number(date)} 日`
}

function refuseMissingGlyphs(doc: PDFKit.PDFDocument, content: CertificateContent): void {
  const { font } = (
    doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } }
  )._font
  for (const value of Object.values(content)) {
    for (const character of String(value)) {
      if (!font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) {
        throw new Error(
          `the certificate font has no glyph U+${character.codePointAt(0)?.toString(16)}`,
        )
      }
    }
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
}
