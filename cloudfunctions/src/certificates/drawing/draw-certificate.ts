import { certificateTitles } from 'shared-types/certificates/certificate-kinds'
import { printable, startDocument } from '../../printing/document'
import { useFonts, type Fonts } from '../../printing/glyphs'
import type { CertificateContent } from '../content'
import { drawFields } from './fields'
import { drawFoot } from './foot'
import { drawFrame, MARGIN, page, palettes, type Palette } from './frame'
import type { Look } from './look'
import { drawSampleMark } from './sample-mark'
import { addSignaturePlaceholder, type SignatureFacts } from './signature-placeholder'

const FIELDS = { top: 226, bottom: 616 }
const SANDBOX_LINE = '演示环境签发，不具法律效力'

export interface DrawingOptions {
  fonts: Fonts
  look: Look
  /** Absent on a 样张, which is never signed and says so across its face. */
  signature?: SignatureFacts
  /** Prints that a development authority signs. */
  sandbox: boolean
}

/**
 * The certificate as one A4 page with room for a signature; the same input gives the same bytes. Throws Unprintable
 * when the font lacks a character or the content does not fit the page.
 */
export async function drawCertificate(
  content: CertificateContent,
  options: DrawingOptions,
): Promise<Buffer> {
  const printed = asPrinted(content)
  const { doc, done } = startDocument({
    title: `${certificateTitles[printed.kind]} ${printed.number}`,
    author: printed.authority,
    createdAt: new Date(`${printed.issuedOn}T00:00:00Z`),
  })
  const glyphs = useFonts(doc, options.fonts, [
    ...Object.values(printed).map(String),
    options.look.statement,
  ])
  const palette = palettes[printed.colour]
  drawFrame(doc, palette)
  if (options.sandbox) drawSandboxLine(doc, palette)
  drawHeading(doc, printed, palette, options.look)
  const area = { left: MARGIN, ...FIELDS, largest: options.look.textSize }
  drawFields(doc, printed, palette, area)
  drawFoot(doc, glyphs, printed, options.look)
  if (options.signature) addSignaturePlaceholder(doc, options.signature)
  else drawSampleMark(doc)
  doc.end()
  return done
}

/** In the normal form that the canonical bytes have. */
function asPrinted(content: CertificateContent): CertificateContent {
  const entries = Object.entries(content).map(([key, value]): [string, string] => [
    key,
    printable(String(value)),
  ])
  return Object.fromEntries(entries) as unknown as CertificateContent
}

function drawSandboxLine(doc: PDFKit.PDFDocument, palette: Palette): void {
  const box = { x: page.width / 2 - 150, y: 62, width: 300, height: 27 }
  doc
    .lineWidth(1)
    .rect(box.x, box.y, box.width, box.height)
    .fillAndStroke('#fff7e0', palette.warning)
  drawCentred(doc, SANDBOX_LINE, {
    y: box.y + 4,
    size: 14,
    spacing: 2,
    colour: palette.warning,
    weight: 0.35,
  })
}

function drawHeading(
  doc: PDFKit.PDFDocument,
  content: CertificateContent,
  { ink }: Palette,
  { titleSize }: Look,
): void {
  const title = certificateTitles[content.kind]
  const half = title.indexOf('毕业生') + 3
  const line = { colour: ink }
  drawCentred(doc, title.slice(0, half), { ...line, y: 104, size: 19, spacing: 4, weight: 0.25 })
  drawCentred(doc, title.slice(half), {
    ...line,
    y: 134,
    size: titleSize,
    spacing: 13,
    weight: 0.8,
  })
  doc.fontSize(11.5).fillColor('#222')
  doc.text(`编号：${content.number}`, MARGIN, 198, {
    width: page.width - 2 * MARGIN,
    align: 'right',
  })
}

interface CentredLine {
  y: number
  size: number
  /** Between characters. */
  spacing: number
  colour: string
  /** Width of the outline that stands in for a bold font. */
  weight: number
}

function drawCentred(doc: PDFKit.PDFDocument, text: string, line: CentredLine): void {
  doc.fontSize(line.size)
  const width = doc.widthOfString(text, { characterSpacing: line.spacing })
  doc.lineWidth(line.weight).fillColor(line.colour).strokeColor(line.colour)
  doc.text(text, (page.width - width) / 2, line.y, {
    characterSpacing: line.spacing,
    lineBreak: false,
    fill: true,
    stroke: true,
  })
}
