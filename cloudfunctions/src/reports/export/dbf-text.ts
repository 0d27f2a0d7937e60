import type { Field } from 'shared-types/reports/fields/field'

const DBF_WIDEST = 254

/** Bytes of a field: two for a character, within what a field may have. */
export const dbfWidth = (field: Field | undefined): number =>
  Math.min(field?.maxLength ? field.maxLength * 2 : 100, DBF_WIDEST)

/** Cut at a whole character: rare ones take four bytes in GB18030, others two or one. */
export function fitting(text: string, bytes: number): string {
  let room = bytes
  let end = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    room -= code < 0x80 ? 1 : code > 0xffff || isFourBytes(code) ? 4 : 2
    if (room < 0) break
    end += character.length
  }
  return text.slice(0, end)
}

/** In the basic plane: what GBK does not have. */
const isFourBytes = (code: number) =>
  !(code >= 0x4e00 && code <= 0x9fa5) &&
  !(code >= 0x3000 && code <= 0x303f) &&
  code > 0xff &&
  !(code >= 0xff01 && code <= 0xff5e)
