import { chineseDay } from '../../printing/document'
import { Unprintable } from '../../printing/unprintable'
import type { CertificateContent } from '../content'
import { page, type Palette } from './frame'

const LABEL_WIDTH = 84
const PADDING = 7.5
/** Largest first; the smallest still reads well on paper. */
const SIZES = [14, 13, 12, 11, 10, 9]

interface Area {
  left: number
  top: number
  bottom: number
  /** Type size that is tried first. */
  largest: number
}

interface Field {
  label: string
  value: string
}

/** One or two fields a row. */
type Row = readonly [Field, Field?]

/** The labelled rows, in the largest type in which all of them fit. Throws when none does. */
export function drawFields(
  doc: PDFKit.PDFDocument,
  content: CertificateContent,
  palette: Palette,
  area: Area,
): void {
  const rows = rowsOf(content)
  const room = area.bottom - area.top
  const sizes = SIZES.filter((it) => it <= area.largest)
  const fitting = sizes
    .map((size) => ({ size, heights: measure(doc, rows, size, area) }))
    .find((it) => sum(it.heights) <= room)
  if (!fitting)
    throw new Unprintable(`the content of certificate ${content.number} does not fit its page`, '')
  const spare = Math.min((room - sum(fitting.heights)) / rows.length, 9)
  doc.lineWidth(0.5).strokeColor(palette.line)
  let y = area.top
  rule(doc, area, y)
  rows.forEach((row, index) => {
    const height = (fitting.heights[index] ?? 0) + spare
    drawRow(doc, row, { ...area, y: y + PADDING + spare / 2, size: fitting.size, palette })
    y += height
    rule(doc, area, y)
  })
}

function rowsOf(content: CertificateContent): Row[] {
  return [
    [
      { label: '姓　　名', value: content.name },
      { label: '性　　别', value: content.sex },
    ],
    [{ label: '毕业院校', value: content.school }],
    [
      { label: '学　　历', value: content.educationLevel },
      { label: '学　　制', value: content.studyYears && `${content.studyYears} 年` },
    ],
    [{ label: '专　　业', value: content.major }],
    [{ label: '报到单位', value: content.receivingUnit }],
    [{ label: '单位地址', value: content.receivingAddress || '—' }],
    [
      {
        label: '报到期限',
        value: `${chineseDay(content.reportFrom)} 至 ${chineseDay(content.reportTo)}`,
      },
    ],
    [{ label: '档案材料', value: content.archiveNote || '—' }],
    [{ label: '备　　注', value: content.remark || '无' }],
  ]
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, it) => total + it, 0)

/** Left edge and width of the value in each column of the row. */
function columns(row: Row, { left }: Area): { x: number; width: number }[] {
  const full = page.width - 2 * left
  const first = row[1] ? full * 0.66 : full
  return [
    { x: left, width: first - LABEL_WIDTH - (row[1] ? 8 : 0) },
    { x: left + first, width: full - first - LABEL_WIDTH },
  ]
}

function measure(doc: PDFKit.PDFDocument, rows: readonly Row[], size: number, area: Area) {
  doc.fontSize(size)
  return rows.map((row) => {
    const places = columns(row, area)
    const heights = row.map((field, index) =>
      doc.heightOfString(field?.value || '—', { width: places[index]?.width ?? 0, lineGap: 2 }),
    )
    return Math.max(...heights) + 2 * PADDING
  })
}

function drawRow(
  doc: PDFKit.PDFDocument,
  row: Row,
  at: Area & { y: number; size: number; palette: Palette },
): void {
  const places = columns(row, at)
  doc.fontSize(at.size)
  row.forEach((field, index) => {
    const place = places[index]
    if (!field || !place) return
    doc.fillColor(at.palette.ink).text(field.label, place.x, at.y, { lineBreak: false })
    doc.fillColor('#111').text(field.value, place.x + LABEL_WIDTH, at.y, {
      width: place.width,
      lineGap: 2,
    })
  })
}

function rule(doc: PDFKit.PDFDocument, { left }: Area, y: number): void {
  doc
    .moveTo(left, y)
    .lineTo(page.width - left, y)
    .stroke()
}
