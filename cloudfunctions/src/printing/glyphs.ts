import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { Unprintable } from './unprintable'

export interface Fonts {
  /** Path of a TrueType font with the whole basic plane of CJK; the glyphs used are embedded. */
  text: string
  /** Path of a Brotli-compressed TrueType font for the planes beyond; opened only when it is needed. */
  rare: string
}

/** The outlines of characters, from whichever font has them. */
export interface Glyphs {
  outlineOf(character: string): { commands: readonly OutlineCommand[]; unitsPerEm: number }
}

export interface OutlineCommand {
  command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
  args: number[]
}

/** What fontkit knows of a font. Upstream types leave it out of pdfkit. */
interface FontkitFont {
  unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { path: { commands: readonly OutlineCommand[] } }
}

interface EmbeddedFont {
  font: FontkitFont
  ascender: number
}

interface FragmentOptions {
  width?: number
  align?: string
  lineWidth?: number
  textWidth?: number
  characterSpacing?: number
  baseline?: number
}

/** What pdfkit keeps to itself: the font in use, and how it writes a piece of a line. */
interface RawDocument {
  _font: EmbeddedFont
  _fontSize: number
  _fragment(text: string, x: number, y: number, options: FragmentOptions): void
  widthOfString(text: string): number
}

/** Better no certificate than one with a box in the name. */
const lacking = (characters: readonly string[]) =>
  new Unprintable(`the fonts lack ${characters.map(describe).join(', ')}`, characters.join(''))

const describe = (character: string) =>
  `${character} (U+${codePoint(character).toString(16).toUpperCase().padStart(4, '0')})`

const codePoint = (character: string) => character.codePointAt(0) ?? 0

const files = new Map<string, Buffer>()

/** A font's file, 14 MB and 30 MB, is read once per process. */
function readFont(path: string): Buffer {
  const known = files.get(path)
  if (known) return known
  const bytes = readFileSync(path)
  const font = path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes
  files.set(path, font)
  return font
}

/** Chooses the fonts for these texts. Throws Unprintable when a character is in neither of them. */
export function useFonts(doc: PDFKit.PDFDocument, fonts: Fonts, texts: readonly string[]): Glyphs {
  const main = open(doc, fonts.text)
  const lacks = (it: EmbeddedFont, character: string) =>
    !it.font.hasGlyphForCodePoint(codePoint(character))
  const rare = [...new Set(texts.join(''))].filter((it) => lacks(main, it))
  if (rare.length === 0) return outlinesOf(() => main.font)
  const other = open(doc, fonts.rare)
  const raw = doc as unknown as RawDocument
  raw._font = main
  const missing = rare.filter((it) => lacks(other, it))
  if (missing.length) throw lacking(missing)
  writeRareWith(raw, other, new Set(rare))
  return outlinesOf((character) => (rare.includes(character) ? other : main).font)
}

function open(doc: PDFKit.PDFDocument, path: string): EmbeddedFont {
  doc.font(readFont(path))
  return (doc as unknown as RawDocument)._font
}

const outlinesOf = (fontOf: (character: string) => FontkitFont): Glyphs => ({
  outlineOf(character) {
    const font = fontOf(character)
    const { commands } = font.glyphForCodePoint(codePoint(character)).path
    return { commands, unitsPerEm: font.unitsPerEm }
  },
})

/**
 * Lines are broken and measured with the main font, whose missing glyph is as wide as every ideograph; where a line is
 * written, rare characters come from the other font, on the same base line.
 */
function writeRareWith(doc: RawDocument, other: EmbeddedFont, rare: ReadonlySet<string>): void {
  const main = doc._font
  const write = doc._fragment.bind(doc)
  doc._fragment = (text, x, y, options) => {
    const runs = runsOf(text, rare)
    const baseline = -(main.ascender / 1000) * doc._fontSize
    let left = x + indentOf(doc, text, options)
    for (const { isRare, characters } of runs) {
      doc._font = isRare ? other : main
      write(characters.join(''), left, y, { ...options, baseline, align: 'left' })
      doc._font = main
      const spacing = (options.characterSpacing ?? 0) * characters.length
      left += doc.widthOfString(characters.join('')) + spacing
    }
  }
}

function runsOf(text: string, rare: ReadonlySet<string>) {
  const runs: { isRare: boolean; characters: string[] }[] = []
  for (const character of text) {
    const isRare = rare.has(character)
    const last = runs.at(-1)
    if (last?.isRare === isRare) last.characters.push(character)
    else runs.push({ isRare, characters: [character] })
  }
  return runs
}

/** How far an aligned line stands from the left edge of its column. */
function indentOf(doc: RawDocument, text: string, options: FragmentOptions): number {
  const { width, align, lineWidth = 0, textWidth = 0 } = options
  if (!width || !align) return 0
  if (align === 'center') return (lineWidth - textWidth) / 2
  return align === 'right' ? lineWidth - doc.widthOfString(text.trimEnd()) : 0
}
