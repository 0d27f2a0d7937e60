import QRCode from 'qrcode'

const QUIET_MODULES = 4

/** A vector QR code at level M, one rectangle for each run of dark modules, on white with its quiet zone. */
export function drawQr(
  doc: PDFKit.PDFDocument,
  text: string,
  at: { x: number; y: number; size: number },
): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const unit = at.size / (modules.size + 2 * QUIET_MODULES)
  doc.rect(at.x, at.y, at.size, at.size).fill('#fff')
  doc.fillColor('#000')
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      const start = column
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++
      doc.rect(
        at.x + (start + QUIET_MODULES) * unit,
        at.y + (row + QUIET_MODULES) * unit,
        (column - start + 1) * unit,
        unit,
      )
    }
  }
  doc.fill()
}
