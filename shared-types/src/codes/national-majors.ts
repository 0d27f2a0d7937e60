import type { CodeTable } from './code-table'
import { nationalMajorTable } from './tables/national-majors'

export interface NationalMajor {
  code: string
  name: string
}

export interface NationalMajorTable {
  /** What is covered and what is not, for whoever completes it by an import. */
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

/** The catalogue as it comes with the platform; the centre imports later ones as versions of this table. */
export const nationalMajors: CodeTable = {
  id: 'nationalMajor',
  label: '国标专业',
  source: nationalMajorTable.source,
  version: nationalMajorTable.version,
  validFromYear: 2006,
  entries: [nationalMajorTable.undergraduate, nationalMajorTable.postgraduate].flatMap((names) =>
    Object.entries(names).map(([code, name]) => ({ code, name })),
  ),
}

/** Of a catalogue that is not in the table (vocational, newer or a school's own second-level discipline). */
const FREE_CODE = /^\d{4}([0-9A-Z]{2})?(T?K?)$/

const plain = (text: string) => text.normalize('NFKC').trim()

/** By code, with or without T and K, or by name; a free code of the right form is kept as it is. */
export function findNationalMajor(
  catalogue: readonly NationalMajor[],
  codeOrName: string,
): NationalMajor | undefined {
  const wanted = plain(codeOrName)
  const code = wanted.toUpperCase()
  const { byCode, byName } = indexOf(catalogue)
  const known = byCode.get(code) ?? byName.get(wanted)
  if (known) return known
  return FREE_CODE.test(code) ? { code, name: '' } : undefined
}

/** 「计算机科学与技术（080901）」; the bare code where neither this catalogue nor the platform's names it. */
export function nationalMajorText(catalogue: readonly NationalMajor[], code: string): string {
  const known =
    indexOf(catalogue).byCode.get(code) ?? indexOf(nationalMajors.entries).byCode.get(code)
  return known ? `${known.name}（${known.code}）` : code
}

/** What a chooser offers, by part of a code or name; last of all the code itself where no entry has it. */
export function searchNationalMajors(
  catalogue: readonly NationalMajor[],
  text: string,
  limit = 50,
): NationalMajor[] {
  const wanted = plain(text).toUpperCase()
  const found = catalogue
    .filter((it) => it.code.startsWith(wanted) || it.name.toUpperCase().includes(wanted))
    .slice(0, limit)
  const isFree = FREE_CODE.test(wanted) && !indexOf(catalogue).byCode.has(wanted)
  return isFree ? [...found, { code: wanted, name: '' }] : found
}

interface Index {
  byCode: ReadonlyMap<string, NationalMajor>
  byName: ReadonlyMap<string, NationalMajor>
}

const indexes = new WeakMap<readonly NationalMajor[], Index>()

/** Of a name that two levels share (计算机科学与技术) the first, undergraduate entry is meant. */
function indexOf(catalogue: readonly NationalMajor[]): Index {
  const made = indexes.get(catalogue)
  if (made) return made
  const byCode = new Map<string, NationalMajor>()
  for (const it of catalogue) byCode.set(it.code, it).set(it.code.replace(/[TK]+$/, ''), it)
  const byName = new Map([...catalogue].reverse().map((it) => [it.name, it]))
  const index = { byCode, byName }
  indexes.set(catalogue, index)
  return index
}
