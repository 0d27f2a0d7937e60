import type { Glyphs } from '../../printing/glyphs'

const SEAL_RED = '#d6293f'
const ARC_DEGREES = 262
/** Seal script stands tall and narrow. */
const NARROW = 0.78
/** Points by which the strokes are thickened. */
const WEIGHT = 0.3

interface Circle {
  x: number
  y: number
  radius: number
}

/**
 * A round red seal: the authority's name along the upper arc, a star in the middle. The characters are outlines, so
 * the seal adds nothing to the text that a reader copies.
 */
export function drawSeal(
  doc: PDFKit.PDFDocument,
  glyphs: Glyphs,
  authority: string,
  at: Circle,
): void {
  doc.save()
  doc.lineWidth(2.8).strokeColor(SEAL_RED).circle(at.x, at.y, at.radius).stroke()
  doc.fillColor(SEAL_RED)
  drawStar(doc, at.x, at.y, at.radius * 0.31)
  drawArcText(doc, glyphs, authority, at)
  doc.restore()
}

/** A picture with transparency in the place of the drawn seal. */
export function drawSealPicture(doc: PDFKit.PDFDocument, png: Buffer, at: Circle): void {
  const size = at.radius * 2
  doc.image(png, at.x - at.radius, at.y - at.radius, { fit: [size, size] })
}

function drawStar(doc: PDFKit.PDFDocument, x: number, y: number, radius: number): void {
  for (let point = 0; point < 10; point++) {
    const reach = point % 2 === 0 ? radius : radius * 0.382
    const angle = -Math.PI / 2 + (point * Math.PI) / 5
    const to = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)] as const
    if (point === 0) doc.moveTo(...to)
    else doc.lineTo(...to)
  }
  doc.closePath().fill()
}

function drawArcText(doc: PDFKit.PDFDocument, glyphs: Glyphs, text: string, at: Circle): void {
  const characters = [...text]
  const step = Math.min(ARC_DEGREES / Math.max(characters.length - 1, 1), 30)
  const middleOfText = at.radius * 0.77
  const room = (middleOfText * step * Math.PI) / 180
  const size = Math.min((room / NARROW) * 0.97, at.radius * 0.3)
  characters.forEach((character, index) => {
    doc.save()
    doc.translate(at.x, at.y)
    doc.rotate((index - (characters.length - 1) / 2) * step)
    doc.translate((-size * NARROW) / 2, -middleOfText + size * 0.38)
    drawOutline(doc, glyphs, character, size)
    doc.restore()
  })
}

function drawOutline(
  doc: PDFKit.PDFDocument,
  glyphs: Glyphs,
  character: string,
  size: number,
): void {
  const { commands, unitsPerEm } = glyphs.outlineOf(character)
  const scale = size / unitsPerEm
  doc.scale(scale * NARROW, -scale).lineWidth(WEIGHT / scale)
  for (const { command, args } of commands) {
    ;(doc[command] as (...args: number[]) => unknown).apply(doc, args)
  }
  doc.fillAndStroke()
}
