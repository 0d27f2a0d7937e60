import { SaxesParser } from 'saxes'
import type { Container } from '../container/open-container'
import { WorkbookRefusal } from '../refusal'

export type Attributes = Record<string, string>

/** Element names arrive without prefix: some programs write `x:row` for `row`. */
export type XmlHandler = {
  open?: (name: string, attributes: Attributes) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

const deepest = 64
/** Nothing in a workbook needs this many characters between two tags; a cell holds 32,767. */
const longestRun = 1_000_000

/**
 * Parses one part strictly: UTF-8, well-formed, without DTD. Yields after each chunk so that the
 * caller can hand on what the handler has collected; holds no more than one chunk.
 */
export async function* readXml(
  container: Container,
  part: string,
  handler: XmlHandler,
): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parser = strictParser(part, handler)
  let sinceTag = 0
  for await (const bytes of container.read(part)) {
    const text = decode(decoder, part, bytes)
    const lastTag = text.lastIndexOf('<')
    sinceTag = lastTag < 0 ? sinceTag + text.length : text.length - lastTag
    if (sinceTag > longestRun) throw new WorkbookRefusal('cell-too-long', { where: part })
    step(part, () => parser.write(text))
    yield
  }
  step(part, () => parser.write(decode(decoder, part)).close())
  yield
}

/** Parses a small part to its end. */
export async function readWholeXml(container: Container, part: string, handler: XmlHandler) {
  for await (const _ of readXml(container, part, handler));
}

function strictParser(part: string, handler: XmlHandler) {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  })
  let depth = 0
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^utf-?8$/i.test(encoding)) {
      throw new WorkbookRefusal('wrong-encoding', { detail: `${part}: ${encoding}` })
    }
  })
  parser.on('doctype', () => {
    throw new WorkbookRefusal('declares-entities', { detail: part })
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > deepest)
      throw new WorkbookRefusal('broken-content', { where: part, detail: 'depth' })
    handler.open?.(withoutPrefix(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    handler.close?.(withoutPrefix(name))
  })
  const onText = handler.text
  if (onText) {
    parser.on('text', onText)
    parser.on('cdata', onText)
  }
  return parser
}

const withoutPrefix = (name: string) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function decode(decoder: TextDecoder, part: string, bytes?: Buffer) {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
  } catch {
    throw new WorkbookRefusal('wrong-encoding', { detail: part })
  }
}

function step(part: string, parse: () => void) {
  try {
    parse()
  } catch (error) {
    if (error instanceof WorkbookRefusal) throw error
    throw new WorkbookRefusal('broken-content', { where: part, detail: String(error) })
  }
}
