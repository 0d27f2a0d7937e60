import type { Container } from '../container/open-container'
import { cellCharacters } from '../limits'
import type { WorkbookLimits } from '../limits'
import { WorkbookRefusal } from '../refusal'
import { readWholeXml } from './read-xml'

/** The texts that cells refer to by number; rich text joined, phonetic guides left out. */
export async function readSharedStrings(
  container: Container,
  part: string | undefined,
  limits: WorkbookLimits,
): Promise<string[]> {
  const strings: string[] = []
  if (!part) return strings
  let text = ''
  let isPhonetic = false
  let isText = false
  await readWholeXml(container, part, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') strings.push(checked(unescapeText(text)))
    },
  })
  return strings

  function checked(one: string) {
    if (one.length > cellCharacters) throw new WorkbookRefusal('cell-too-long', { where: part })
    if (strings.length >= limits.sharedStrings) throw new WorkbookRefusal('too-much-memory')
    return one
  }
}

/** Excel writes characters that XML cannot hold as `_x0007_` (ECMA-376 part 1, 22.9.2.19). */
export const unescapeText = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      )
    : text
