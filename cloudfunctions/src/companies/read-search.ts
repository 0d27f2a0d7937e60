import { tidyCreditCode } from 'shared-types/companies/credit-code'

export type CompanySearch =
  { kind: 'code'; prefix: string } | { kind: 'name'; text: string; characters: readonly string[] }

/** With fewer characters, leaving one out would find anything. */
const FEWEST_TO_LEAVE_ONE_OUT = 4
/** Each takes a look into the index. */
const MOST_TO_LEAVE_ONE_OUT = 24

/** What somebody typed: the beginning of a credit code, or parts of a name with or without blanks between them. */
export function readSearch(typed: string): CompanySearch {
  const code = tidyCreditCode(typed)
  if (/^[0-9A-Z]{4,18}$/.test(code) && /^\d/.test(code)) return { kind: 'code', prefix: code }
  const text = nameAsStored(typed).toUpperCase().replace(/\s/g, '')
  return { kind: 'name', text, characters: [...new Set(text)] }
}

/** Brackets of a registered name are full-width ones; nobody types them so. */
export const nameAsStored = (name: string): string =>
  name.trim().replace(/\(/g, '（').replace(/\)/g, '）')

/** Every way of leaving one character out; none where that would find too much, or cost too much. */
export function withoutOne(characters: readonly string[]): string[][] {
  const { length } = characters
  if (length < FEWEST_TO_LEAVE_ONE_OUT || length > MOST_TO_LEAVE_ONE_OUT) return []
  return characters.map((_, at) => characters.filter((_it, other) => other !== at))
}
