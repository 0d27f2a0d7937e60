import { printable, startDocument } from '../../../printing/document'
import { useFonts, type Fonts } from '../../../printing/glyphs'
import { drawRows, layRows, type Laid, type TablePlace } from '../../../printing/table'
import { Unprintable } from '../../../printing/unprintable'
import type { FormContent } from './content'
import { formRows } from './rows'

export const FORM_NAME = '调整改派申请表'
const GROUP = '普通高等学校毕业生'
const SANDBOX = '演示环境生成，不能用于办理业务'

/** Stands for a character that no font has: the applicant writes it in by hand. */
const LACKING = '〓'

const MARGIN = 42
/** On the first page, under the title, and on later ones. */
const TABLE = { first: 108, later: 54, bottom: 768 }
/** The first that holds everything on one page, else the first in which every row has room on one. */
const SIZES = [10.5, 10, 9.5, 9, 8.5] as const

const NOTES = [
  '1. 本表由系统按网上申请的内容生成，供打印、签字盖章和办理改派手续使用；申请内容有改动的，须重新打印。',
  '2. 本表不是报到证或毕业去向登记证明，不作为派遣凭证；改派以省中心审核通过后签发的新证书为准。',
]

/** The form as a PDF, on as few pages as hold it. */
export async function drawForm(content: FormContent, fonts: Fonts): Promise<Buffer> {
  const printed = mapTexts(content, printable)
  try {
    return await drawPages(printed, fonts, NOTES)
  } catch (error) {
    if (!(error instanceof Unprintable) || !error.characters) throw error
    const lacking = new Set(error.characters)
    const replaced = mapTexts(printed, (text) =>
      Array.from(text, (it) => (lacking.has(it) ? LACKING : it)).join(''),
    )
    const note = `3. “${LACKING}”处为字库暂缺的字，请手写补正。`
    return drawPages(replaced, fonts, [...NOTES, note])
  }
}

const mapTexts = (content: FormContent, change: (text: string) => string): FormContent =>
  JSON.parse(JSON.stringify(content), (_key, value: unknown) =>
    typeof value === 'string' ? change(value) : value,
  ) as FormContent

function drawPages(content: FormContent, fonts: Fonts, notes: readonly string[]): Promise<Buffer> {
  const { doc, done } = startDocument({
    title: `${FORM_NAME} ${content.number}`,
    author: content.person.school,
    createdAt: new Date(`${content.printedAt.slice(0, 10)}T00:00:00Z`),
  })
  const rows = formRows(content)
  const texts = rows.flatMap(({ cells }) => cells.flatMap((it) => [...it.lines, it.foot ?? '']))
  useFonts(doc, fonts, [...texts, ...headOf(content), ...notes])
  const width = doc.page.width - 2 * MARGIN
  const place: TablePlace = { left: MARGIN, width, top: TABLE.first, bottom: TABLE.bottom }
  const attempts = SIZES.map((size) => ({
    size,
    pages: layRows(doc, rows, size, place, TABLE.later),
  }))
  const { size, pages } = attempts.find((it) => it.pages.length === 1) ?? roomiest(attempts)
  pages.forEach((laid, index) => {
    if (index > 0) doc.addPage()
    drawPage(doc, content, { laid, size, place, notes, number: index + 1, of: pages.length })
  })
  doc.end()
  return done
}

interface Attempt {
  size: number
  pages: Laid
}

function roomiest(attempts: readonly Attempt[]): Attempt {
  const room = TABLE.bottom - TABLE.later
  const fitting = attempts.find(({ pages }) => pages.flat().every((it) => it.height <= room))
  if (!fitting) throw new Unprintable('a row of the form is higher than a page', '')
  return fitting
}

interface FormPage {
  laid: Laid[number]
  size: number
  place: TablePlace
  notes: readonly string[]
  number: number
  of: number
}

function drawPage(doc: PDFKit.PDFDocument, content: FormContent, page: FormPage): void {
  const { place, number } = page
  const top = number === 1 ? TABLE.first : TABLE.later
  if (number === 1) drawTitle(doc)
  const [applied = '', standing = ''] = headOf(content)
  line(doc, applied, { ...place, top: top - 18, size: 9, align: 'left' })
  line(doc, standing, { ...place, top: top - 18, size: 9, align: 'right' })
  drawRows(doc, page.laid, page.size, { ...place, top })
  drawFoot(doc, content, page)
}

const headOf = ({ number, appliedAt, stage }: FormContent): string[] => [
  `申请编号：${number}`,
  `申请时间：${appliedAt}　审核状态：${stage}`,
]

function drawTitle(doc: PDFKit.PDFDocument): void {
  const options = { width: doc.page.width, align: 'center', fill: true, stroke: true } as const
  doc.fillColor('#111').strokeColor('#111').lineWidth(0.2).fontSize(13)
  doc.text(GROUP, 0, 30, { ...options, characterSpacing: 2 })
  doc.lineWidth(0.5).fontSize(21)
  doc.text(FORM_NAME, 0, 50, { ...options, characterSpacing: 5 })
}

function drawFoot(doc: PDFKit.PDFDocument, content: FormContent, page: FormPage): void {
  const { place, notes, number, of } = page
  const last = { ...place, top: 806, size: 8 }
  notes.forEach((note, index) =>
    line(doc, note, { ...place, top: place.bottom + 6 + index * 11.5, size: 8, align: 'left' }),
  )
  const foot = `打印时间：${content.printedAt}　第 ${number} 页，共 ${of} 页`
  line(doc, foot, { ...last, align: 'right' })
  if (content.sandbox) line(doc, SANDBOX, { ...last, align: 'left' })
}

interface LinePlace {
  left: number
  width: number
  top: number
  size: number
  align: 'left' | 'right'
}

function line(doc: PDFKit.PDFDocument, text: string, at: LinePlace): void {
  doc.fontSize(at.size).fillColor('#333')
  doc.text(text, at.left, at.top, { width: at.width, align: at.align })
}
