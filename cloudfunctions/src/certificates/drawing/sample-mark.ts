import { page } from './frame'

const MARK = '样张'
const SIZE = 150

/** Across the whole face, over everything else: nobody takes it for a certificate, nor a part of it. */
export function drawSampleMark(doc: PDFKit.PDFDocument): void {
  doc.save()
  doc.rotate(-38, { origin: [page.width / 2, page.height / 2] })
  doc.fillColor('#b3261e', 0.16).fontSize(SIZE)
  const width = doc.widthOfString(MARK)
  for (const row of [-1, 0, 1])
    doc.text(MARK, (page.width - width) / 2, page.height / 2 - SIZE * 0.7 + row * 260, {
      lineBreak: false,
    })
  doc.restore()
}
