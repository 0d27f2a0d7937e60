import { nationalMajorTable } from './tables/national-majors'

export interface NationalMajorTable {
  source: string
  version: string
  takenOn: string
  /** 门类: two digits → name. */
  disciplines: Record<string, string>
  /** 专业类 of undergraduates: four digits → name. */
  categories: Record<string, string>
  /** Six digits, followed by T (special) and K (controlled) → name. */
  undergraduate: Record<string, string>
  /** First-level disciplines and professional degrees: four digits → name. */
  postgraduate: Record<string, string>
}

export interface NationalMajor {
  code: string
  name: string
}

/** Of a catalogue that is not in the table (vocational, newer or a school's own second-level discipline). */
const FREE_CODE = /^\d{4}([0-9A-Z]{2})?(T?K?)$/

/** By code, with or without T and K, or by name; a free code of the right form is kept as it is. */
export function findNationalMajor(codeOrName: string): NationalMajor | undefined {
  const wanted = codeOrName.normalize('NFKC').trim()
  const code = wanted.toUpperCase()
  const known = byCode().get(code) ?? byName().get(wanted)
  if (known) return known
  return FREE_CODE.test(code) ? { code, name: '' } : undefined
}

/** 「计算机科学与技术（080901）」; the bare code where the catalogue here does not name it. */
export function nationalMajorText(code: string): string {
  const known = byCode().get(code)
  return known ? `${known.name}（${known.code}）` : code
}

/** What a chooser offers, by part of a code or name. */
export function searchNationalMajors(text: string, limit = 50): NationalMajor[] {
  const wanted = text.normalize('NFKC').trim().toUpperCase()
  return listed()
    .filter((it) => it.code.startsWith(wanted) || it.name.toUpperCase().includes(wanted))
    .slice(0, limit)
}

const listed = (): NationalMajor[] =>
  [nationalMajorTable.undergraduate, nationalMajorTable.postgraduate].flatMap((names) =>
    Object.entries(names).map(([code, name]) => ({ code, name })),
  )

let codes: Map<string, NationalMajor> | undefined
function byCode(): Map<string, NationalMajor> {
  if (codes) return codes
  codes = new Map()
  for (const it of listed()) codes.set(it.code, it).set(it.code.replace(/[TK]+$/, ''), it)
  return codes
}

let names: Map<string, NationalMajor | undefined> | undefined
/** Of a name that two levels share (计算机科学与技术) the undergraduate entry is meant. */
function byName(): Map<string, NationalMajor | undefined> {
  if (names) return names
  names = new Map()
  for (const it of [...listed()].reverse()) names.set(it.name, it)
  return names
}
