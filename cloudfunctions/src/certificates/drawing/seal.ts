const SEAL_RED = '#c8102e'
const ARC_DEGREES = 250

/** A round red seal: the authority's name along the upper arc, a star in the middle. */
export function drawSeal(
  doc: PDFKit.PDFDocument,
  authority: string,
  at: { x: number; y: number; radius: number },
): void {
  doc.save()
  doc.opacity(0.82)
  doc.lineWidth(2.6).strokeColor(SEAL_RED).circle(at.x, at.y, at.radius).stroke()
  drawStar(doc, at.x, at.y, at.radius * 0.3)
  drawArcText(doc, authority, at)
  doc.restore()
  doc.opacity(1)
}

function drawStar(doc: PDFKit.PDFDocument, x: number, y: number, radius: number): void {
  for (let point = 0; point < 10; point++) {
    const reach = point % 2 === 0 ? radius : radius * 0.382
    const angle = -Math.PI / 2 + (point * Math.PI) / 5
    const to = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)] as const
    if (point === 0) doc.moveTo(...to)
    else doc.lineTo(...to)
  }
  doc.closePath().fill(SEAL_RED)
}

function drawArcText(
  doc: PDFKit.PDFDocument,
  text: string,
  at: { x: number; y: number; radius: number },
): void {
  const characters = [...text]
  const size = Math.min(15, (at.radius * 4) / characters.length)
  const step = Math.min(ARC_DEGREES / Math.max(characters.length - 1, 1), 26)
  const first = -(step * (characters.length - 1)) / 2
  doc.fontSize(size).fillColor(SEAL_RED)
  characters.forEach((character, index) => {
    doc.save()
    doc.rotate(first + index * step, { origin: [at.x, at.y] })
    doc.text(character, at.x - size / 2, at.y - at.radius + 7, {
      width: size * 1.2,
      lineBreak: false,
    })
    doc.restore()
  })
}
