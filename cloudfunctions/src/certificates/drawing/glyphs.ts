import { readFileSync } from 'node:fs'
import { Unprintable } from './unprintable'

/** What fontkit knows of the font in use. Upstream types leave it out of pdfkit. */
export interface Glyphs {
  unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { path: { commands: readonly OutlineCommand[] } }
}

export interface OutlineCommand {
  command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
  args: number[]
}

/** Better no certificate than one with a box in the name. */
const lacking = (characters: readonly string[]) =>
  new Unprintable(
    `the certificate font lacks ${characters.map(describe).join(', ')}`,
    characters.join(''),
  )

const describe = (character: string) =>
  `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`

const files = new Map<string, Buffer>()

/** Chooses the font; its file, 14 MB, is read once per process. */
export function useFont(doc: PDFKit.PDFDocument, path: string): Glyphs {
  const file = files.get(path) ?? readFileSync(path)
  files.set(path, file)
  doc.font(file)
  return (doc as unknown as { _font: { font: Glyphs } })._font.font
}

export function refuseMissingGlyphs(glyphs: Glyphs, texts: readonly string[]): void {
  const missing = [...new Set(texts.join(''))].filter(
    (it) => !glyphs.hasGlyphForCodePoint(it.codePointAt(0) ?? 0),
  )
  if (missing.length) throw lacking(missing)
}
