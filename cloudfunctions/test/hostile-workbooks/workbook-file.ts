import { zipFile } from './zip-file'
import type { ZipEntry } from './zip-file'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export type SheetSource = {
  name?: string
  state?: 'visible' | 'hidden' | 'veryHidden'
  /** XML within sheetData. */
  rows: string
  /** XML after sheetData. */
  after?: string
}

export type WorkbookSource = {
  sheets?: SheetSource[]
  sharedStrings?: string
  styles?: string
  countsFrom1904?: boolean
  mainKind?: string
  /** Puts bytes in the place of a part, or leaves it out (`null`), or adds one. */
  parts?: Record<string, Buffer | string | null>
}

export const sheetXml = (rows: string, after = '') =>
  `${declaration}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`

export const sharedStringsXml = (items: string) =>
  `${declaration}<sst xmlns="${main}">${items}</sst>`

/** A row of inline texts. */
export const textRow = (number: number, texts: readonly string[]) =>
  row(number, texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join(''))

export const row = (number: number, cells: string, attributes = '') =>
  `<row r="${number}" ${attributes}>${cells}</row>`

export const headerRow = textRow(1, ['姓名', '身份证号', '学号'])
export const goodRow = textRow(2, ['样例甲', '440103200402299918', '00261001'])

/** The parts of a small, correct workbook, changed where the source says so. */
export function workbookParts(source: WorkbookSource): ZipEntry[] {
  const sheets = source.sheets ?? [{ rows: headerRow + goodRow }]
  const parts: Record<string, Buffer | string | null> = {
    '[Content_Types].xml': contentTypes(source.mainKind ?? `${kinds}.sheet.main+xml`),
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(sheets, source.countsFrom1904),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => [
        `rId${index + 1}`,
        'worksheet',
        `worksheets/sheet${index + 1}.xml`,
      ]),
      ...(source.sharedStrings ? [['rId98', 'sharedStrings', 'sharedStrings.xml']] : []),
      ...(source.styles ? [['rId99', 'styles', 'styles.xml']] : []),
    ]),
    ...Object.fromEntries(
      sheets.map(({ rows, after }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        sheetXml(rows, after),
      ]),
    ),
    ...(source.sharedStrings && { 'xl/sharedStrings.xml': sharedStringsXml(source.sharedStrings) }),
    ...(source.styles && {
      'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}">${source.styles}</styleSheet>`,
    }),
    ...source.parts,
  }
  return Object.entries(parts).flatMap(([name, data]) => (data === null ? [] : [{ name, data }]))
}

export const workbookFile = (source: WorkbookSource) => zipFile(workbookParts(source))

/** A workbook of one sheet with a header and the given rows. */
export const oneSheet = (rows: string, after?: string) =>
  workbookFile({ sheets: [{ rows: headerRow + rows, ...(after && { after }) }] })

const contentTypes = (mainKind: string) =>
  `${declaration}<Types xmlns="${packaging}/content-types">` +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${mainKind}"/></Types>`

const relations = (all: string[][]) =>
  `${declaration}<Relationships xmlns="${packaging}/relationships">` +
  all
    .map(
      ([id, kind, target]) =>
        `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`,
    )
    .join('') +
  '</Relationships>'

const workbookXml = (sheets: SheetSource[], countsFrom1904 = false) =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${office}">` +
  `<workbookPr date1904="${countsFrom1904 ? 1 : 0}"/><sheets>` +
  sheets
    .map(({ name, state }, index) => {
      const label = name ?? `Sheet${index + 1}`
      return `<sheet name="${label}" sheetId="${index + 1}" state="${state ?? 'visible'}" r:id="rId${index + 1}"/>`
    })
    .join('') +
  '</sheets></workbook>'
