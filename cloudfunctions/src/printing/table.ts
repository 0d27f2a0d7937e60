/** One cell of a form. Lines of `lines` stand one under the other; `foot` stands at the lower right. */
export interface Cell {
  lines: readonly string[]
  /** Share of the row's width. */
  share: number
  look?: 'label' | 'band'
  foot?: string
}

export interface Row {
  cells: readonly Cell[]
  /** Points; more when the text needs it. */
  least?: number
}

export interface TablePlace {
  left: number
  width: number
  top: number
  bottom: number
}

/** Left and right of the text, above and below it. */
const PADDING = { x: 4, y: 2.5 }
const BETWEEN_LINES = 1.5
const INK = '#111'
const LINE = '#444'
const BAND = '#eef1f5'

/** The rows of each page, with their heights. */
export type Laid = { row: Row; height: number }[][]

/** What does not fit under the rows before it begins a page; a row is never cut. `top` is where later pages begin. */
export function layRows(
  doc: PDFKit.PDFDocument,
  rows: readonly Row[],
  size: number,
  place: TablePlace,
  top: number,
): Laid {
  doc.fontSize(size)
  const pages: Laid = [[]]
  let y = place.top
  for (const row of rows) {
    const height = heightOf(doc, row, place.width)
    if (y + height > place.bottom) {
      pages.push([])
      y = top
    }
    pages.at(-1)?.push({ row, height })
    y += height
  }
  return pages
}

function heightOf(doc: PDFKit.PDFDocument, row: Row, width: number): number {
  const heights = row.cells.map((cell) => {
    const texts = cell.foot ? [...cell.lines, cell.foot] : cell.lines
    return texts.reduce(
      (sum, it) => sum + lineHeight(doc, it, cell, width) + BETWEEN_LINES,
      -BETWEEN_LINES,
    )
  })
  return Math.max(row.least ?? 0, ...heights.map((it) => it + 2 * PADDING.y))
}

const inside = (cell: Cell, width: number) => cell.share * width - 2 * PADDING.x

const lineHeight = (doc: PDFKit.PDFDocument, line: string, cell: Cell, width: number): number =>
  doc.heightOfString(line || ' ', { width: inside(cell, width) })

export function drawRows(
  doc: PDFKit.PDFDocument,
  laid: Laid[number],
  size: number,
  place: TablePlace,
): void {
  doc.fontSize(size).lineWidth(0.6)
  let y = place.top
  for (const { row, height } of laid) {
    let x = place.left
    for (const cell of row.cells) {
      drawCell(doc, cell, { x, y, height, width: place.width })
      x += cell.share * place.width
    }
    y += height
  }
}

interface CellPlace {
  x: number
  y: number
  height: number
  /** Of the whole row. */
  width: number
}

function drawCell(doc: PDFKit.PDFDocument, cell: Cell, { x, y, height, width }: CellPlace): void {
  const box = [x, y, cell.share * width, height] as const
  if (cell.look) doc.rect(...box).fill(BAND)
  doc
    .rect(...box)
    .strokeColor(LINE)
    .stroke()
  doc.fillColor(INK)
  const options = { width: inside(cell, width) }
  const heights = cell.lines.map((it) => lineHeight(doc, it, cell, width) + BETWEEN_LINES)
  const text = heights.reduce((sum, it) => sum + it, -BETWEEN_LINES)
  // What is signed under begins at the top, everything else stands in the middle.
  let at = cell.foot ? y + PADDING.y : y + (height - text) / 2
  const align = cell.look === 'label' ? 'center' : 'left'
  cell.lines.forEach((line, index) => {
    doc.text(line, x + PADDING.x, at, { ...options, align })
    at += heights[index] ?? 0
  })
  if (!cell.foot) return
  const foot = lineHeight(doc, cell.foot, cell, width)
  doc.text(cell.foot, x + PADDING.x, y + height - PADDING.y - foot, { ...options, align: 'right' })
}
