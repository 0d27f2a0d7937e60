import PDFDocument from 'pdfkit'

export interface DocumentFacts {
  title: string
  author: string
  createdAt: Date
}

/** An empty A4 page in Chinese; `done` has its bytes once the document has ended. */
export function startDocument({ title, author, createdAt }: DocumentFacts): {
  doc: PDFKit.PDFDocument
  done: Promise<Buffer>
} {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    // Not Helvetica, which would be loaded for nothing.
    font: '',
    lang: 'zh-CN',
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Author: author, CreationDate: createdAt },
  })
  return { doc, done: collect(doc) }
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
}

/** One form of each character; line breaks and runs of spaces become one space. */
export const printable = (text: string): string =>
  text.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** 2022-07-01 as it is printed. */
export function chineseDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
