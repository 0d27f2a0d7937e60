import type { CertificateColour } from '../content'

export interface Palette {
  ink: string
  line: string
  wash: string
  warning: string
}

export const palettes: Record<CertificateColour, Palette> = {
  blue: { ink: '#0b3d91', line: '#9db7e0', wash: '#f3f7fd', warning: '#b45309' },
  red: { ink: '#9b1c1c', line: '#e0aaaa', wash: '#fdf5f4', warning: '#b45309' },
}

const OUTER = 30
const INNER = 42

/** A wash, two frames with fine waves between them, and corner ornaments. */
export function drawFrame(
  doc: PDFKit.PDFDocument,
  palette: Palette,
  page: { width: number; height: number },
): void {
  const inside = (inset: number) =>
    [inset, inset, page.width - 2 * inset, page.height - 2 * inset] as const
  doc.rect(...inside(OUTER)).fill(palette.wash)
  drawWaves(doc, palette, page)
  doc
    .lineWidth(2.2)
    .strokeColor(palette.ink)
    .rect(...inside(OUTER))
    .stroke()
  doc
    .lineWidth(0.8)
    .rect(...inside(INNER))
    .stroke()
  for (const [x, y] of corners(page, 52)) drawRosette(doc, palette, x, y)
}

function corners(page: { width: number; height: number }, inset: number): [number, number][] {
  const right = page.width - inset
  const bottom = page.height - inset
  return [
    [inset, inset],
    [right, inset],
    [inset, bottom],
    [right, bottom],
  ]
}

/** Interlaced sine lines in the band between the frames: hard to copy cleanly. */
function drawWaves(
  doc: PDFKit.PDFDocument,
  palette: Palette,
  page: { width: number; height: number },
): void {
  const middle = (OUTER + INNER) / 2
  doc.lineWidth(0.35).strokeColor(palette.line)
  for (const phase of [0, Math.PI / 2, Math.PI, (3 * Math.PI) / 2]) {
    for (const y of [middle, page.height - middle])
      wave(doc, phase, INNER, page.width - INNER, (at, swing) => [at, y + swing])
    for (const x of [middle, page.width - middle])
      wave(doc, phase, INNER, page.height - INNER, (at, swing) => [x + swing, at])
  }
}

function wave(
  doc: PDFKit.PDFDocument,
  phase: number,
  from: number,
  to: number,
  place: (at: number, swing: number) => [number, number],
): void {
  for (let at = from; at <= to; at += 2) {
    const [x, y] = place(at, Math.sin(at / 5 + phase) * 4.2)
    if (at === from) doc.moveTo(x, y)
    else doc.lineTo(x, y)
  }
  doc.stroke()
}

function drawRosette(doc: PDFKit.PDFDocument, palette: Palette, x: number, y: number): void {
  doc.lineWidth(0.5).strokeColor(palette.ink)
  for (let turn = 0; turn < 8; turn++) {
    const angle = (turn * Math.PI) / 8
    doc
      .save()
      .rotate((angle * 180) / Math.PI, { origin: [x, y] })
      .ellipse(x, y, 7, 2.6)
      .stroke()
      .restore()
  }
}
