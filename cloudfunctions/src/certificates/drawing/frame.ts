import type { CertificateColour } from '../content'

export interface Palette {
  ink: string
  line: string
  wash: string
  watermark: string
  warning: string
}

export const palettes: Record<CertificateColour, Palette> = {
  blue: {
    ink: '#0b3d91',
    line: '#7f9fd6',
    wash: '#f5f8fd',
    watermark: '#e3ebf8',
    warning: '#9a3412',
  },
  red: {
    ink: '#9b1c1c',
    line: '#d99090',
    wash: '#fdf7f5',
    watermark: '#f8e6e3',
    warning: '#7c2d12',
  },
}

/** Points, as PDF counts them. */
export const page = { width: 595.28, height: 841.89 }
/** Of what is written, left and right. */
export const MARGIN = 74

const OUTER = 26
const BAND = 17
const INNER = OUTER + BAND
/** Of the waves between the frames. */
const PERIOD = 24
const SWING = BAND / 2 - 1.8

/** A wash with a pale rosette, a braided band between two pairs of lines, and a medallion in each corner. */
export function drawFrame(doc: PDFKit.PDFDocument, palette: Palette): void {
  doc.save()
  doc.rect(...inside(OUTER)).fill(palette.wash)
  doc.lineWidth(0.45).strokeColor(palette.watermark).addContent(watermark)
  doc.lineWidth(0.32).strokeColor(palette.line).addContent(band)
  doc.strokeColor(palette.ink)
  for (const [inset, width] of [
    [OUTER - 3.5, 0.6],
    [OUTER, 1.8],
    [INNER, 1.2],
    [INNER + 3, 0.4],
  ] as const) {
    doc
      .lineWidth(width)
      .rect(...inside(inset))
      .stroke()
  }
  for (const [x, y] of corners()) {
    doc
      .rect(x, y, BAND, BAND)
      .lineWidth(1.2)
      .fillAndStroke(palette.wash, palette.ink)
      .lineWidth(0.4)
      .addContent(medallion(x + BAND / 2, y + BAND / 2))
  }
  doc.restore()
}

const inside = (inset: number) =>
  [inset, inset, page.width - 2 * inset, page.height - 2 * inset] as const

function corners(): [number, number][] {
  const right = page.width - INNER
  const bottom = page.height - INNER
  return [
    [OUTER, OUTER],
    [right, OUTER],
    [OUTER, bottom],
    [right, bottom],
  ]
}

type Point = readonly [x: number, y: number]

/**
 * Drawing operators of one smooth line through the points (Catmull-Rom as Bézier curves); the same on every
 * certificate, so made once.
 */
function curve(points: readonly Point[]): string {
  const point = (index: number) => points[Math.min(Math.max(index, 0), points.length - 1)] ?? [0, 0]
  const print = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`
  const handle = (at: Point, from: Point, to: Point, side: number): Point => [
    at[0] + ((to[0] - from[0]) / 6) * side,
    at[1] + ((to[1] - from[1]) / 6) * side,
  ]
  const parts = [`${print(point(0))} m`]
  for (let index = 0; index < points.length - 1; index++) {
    const [from, to] = [point(index), point(index + 1)]
    const leaving = handle(from, point(index - 1), to, 1)
    const arriving = handle(to, from, point(index + 2), -1)
    parts.push(`${print(leaving)} ${print(arriving)} ${print(to)} c`)
  }
  return `${parts.join(' ')} S`
}

/** Interlaced waves with whole periods between the corners: a copier breaks their fine lines up. */
function braid(length: number, place: (along: number, across: number) => Point): string {
  const periods = Math.round(length / PERIOD)
  const steps = periods * 6
  return [0, 1, 2, 3, 4, 5]
    .map((strand) => {
      const points: Point[] = []
      for (let step = 0; step <= steps; step++) {
        const turn = (2 * Math.PI * step) / 6 + (strand * Math.PI) / 3
        points.push(place((length * step) / steps, SWING * Math.sin(turn)))
      }
      return curve(points)
    })
    .join('\n')
}

const across = page.width - 2 * INNER
const down = page.height - 2 * INNER
const middle = OUTER + BAND / 2
const band = [
  braid(across, (along, off) => [INNER + along, middle + off]),
  braid(across, (along, off) => [INNER + along, page.height - middle + off]),
  braid(down, (along, off) => [middle + off, INNER + along]),
  braid(down, (along, off) => [page.width - middle + off, INNER + along]),
].join('\n')

function rosette(centre: Point, radius: number, petals: number, turns: number, steps: number) {
  const lines: string[] = []
  for (let turn = 0; turn < turns; turn++) {
    const phase = (2 * Math.PI * turn) / turns
    const points: Point[] = []
    for (let step = 0; step <= steps; step++) {
      const angle = (2 * Math.PI * step) / steps
      const reach = radius * (0.66 + 0.34 * Math.cos(petals * angle + phase))
      points.push([centre[0] + reach * Math.cos(angle), centre[1] + reach * Math.sin(angle)])
    }
    lines.push(curve(points))
  }
  return lines.join('\n')
}

const watermark = rosette([page.width / 2, 428], 176, 12, 8, 96)
const medallion = (x: number, y: number) => rosette([x, y], BAND / 2 - 2, 6, 4, 48)
