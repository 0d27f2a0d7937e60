import type { Block, Body, Span } from './blocks'

/**
 * How staff write a body in a plain text field: `## 小标题`, `- 列表`, `1. 编号`, `**重点**`, `[文字](网址)`; every other
 * line is a paragraph. A backslash takes a character as it is.
 */
export function readBody(written: string): Body {
  const blocks: Block[] = []
  for (const raw of written.replaceAll('\r\n', '\n').split('\n')) {
    const line = raw.replace(/[\u0000-\u001f\u007f\u2028\u2029\ufeff]/g, ' ').trim()
    if (line) addLine(blocks, line)
  }
  return blocks
}

const HEADING = /^#{1,3}\s+(.+)$/
const BULLET = /^[-•·]\s+(.+)$/
const NUMBER = /^\d{1,3}[.、．]\s*(.+)$/

function addLine(blocks: Block[], line: string): void {
  const heading = HEADING.exec(line)
  const item = BULLET.exec(line) ?? NUMBER.exec(line)
  if (heading?.[1]) {
    blocks.push({
      kind: 'heading',
      text: readSpans(heading[1])
        .map((it) => it.text)
        .join(''),
    })
    return
  }
  if (!item?.[1]) {
    blocks.push({ kind: 'paragraph', spans: readSpans(line) })
    return
  }
  const ordered = NUMBER.test(line)
  const last = blocks.at(-1)
  if (last?.kind === 'list' && last.ordered === ordered) last.items.push(readSpans(item[1]))
  else blocks.push({ kind: 'list', ordered, items: [readSpans(item[1])] })
}

/** A character as it is, a link, the edge of what is stressed, or plain characters up to the next of these. */
const TOKEN =
  /\\(.)|\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s()<>"'\\^`{|}]+)\)|(\*\*)|([^\\[*]+|.)/gsu

function readSpans(line: string): Span[] {
  const spans: Span[] = []
  let strong = false
  const closes = (from: number) => strong || /\*\*/.test(line.slice(from + 2))
  for (const it of line.matchAll(TOKEN)) {
    const [all, escaped, label, link, edge, plain] = it
    if (edge && closes(it.index)) strong = !strong
    else if (label && link) addSpan(spans, { text: label.replace(/\\(.)/gsu, '$1'), link }, strong)
    else addSpan(spans, { text: escaped ?? plain ?? all }, strong)
  }
  return spans.length > 0 ? spans : [{ text: line }]
}

function addSpan(spans: Span[], { text, link }: Span, strong: boolean): void {
  const last = spans.at(-1)
  if (last && !link && !last.link && (last.strong ?? false) === strong) last.text += text
  else spans.push({ text, ...(strong && { strong: true }), ...(link && { link }) })
}

/** The same body as it would be written; `readBody` reads it back. */
export function writeBody(body: Body): string {
  return body.map(writeBlock).join('\n')
}

function writeBlock(block: Block): string {
  if (block.kind === 'heading') return `## ${escape(block.text)}`
  if (block.kind === 'paragraph') return guardBeginning(writeSpans(block.spans))
  return block.items
    .map((it, at) => `${block.ordered ? `${at + 1}.` : '-'} ${writeSpans(it)}`)
    .join('\n')
}

const escape = (text: string): string => text.replace(/[\\*[\]]/g, '\\$&')

/** What a paragraph begins with must not make it a heading or an item. */
const guardBeginning = (line: string): string =>
  line.replace(/^(?=#|[-•·]\s)/, '\\').replace(/^(\d{1,3})([.、．])/, '$1\\$2')

const writeSpans = (spans: readonly Span[]): string =>
  spans
    .map(({ text, strong, link }) => {
      const shown = link ? `[${escape(text)}](${link})` : escape(text)
      return strong ? `**${shown}**` : shown
    })
    .join('')
