import type { Choice, Field, ReportData } from 'shared-types/reports/fields/field'
import { offeredBy } from 'shared-types/reports/fields/choices'
import { findDivision } from 'shared-types/codes/divisions'
import { writtenForms } from '../../reports/export/row-values'
import { dateOf } from '../rows/read-field'
import type { Reason, Texts } from '../subject'
import type { UnitNames } from './unit-names'

interface Against {
  /** As stored at the moment. */
  before: ReportData
  units: UnitNames
}

/** What a row says in the fields of a form; whatever it leaves empty is absent. */
export function readValues(
  fields: readonly Field[],
  texts: Texts,
  against: Against,
): { given: ReportData; reasons: Reason[] } {
  const given: ReportData = {}
  const reasons: Reason[] = []
  for (const field of fields) {
    const text = texts[field.name]?.trim()
    if (!text || field.type === 'attachment') continue
    const value = readValue(field, text, { ...against, given })
    if (value === undefined) reasons.push({ field: field.name, message: problemOf(field) })
    else given[field.name] = value
  }
  return { given, reasons }
}

function readValue(
  field: Field,
  text: string,
  { before, given, units }: Against & { given: ReportData },
): string | undefined {
  const former = before[field.name]
  // What was taken out comes back as it was, even where several codes share a name or a file cut it short.
  if (former && isWritten(field, former, text, units)) return former
  switch (field.type) {
    case 'code':
    case 'choice':
      return choiceOf(field, text)
    case 'division':
      return findDivision(text.normalize('NFKC'))?.code
    case 'date':
      return dateOf(text)
    case 'unit':
      return units.find(field.unit ?? 'campus', text, { ...before, ...given })
    case 'phone':
    case 'email':
    case 'postcode':
    case 'integer':
      return text.normalize('NFKC').replace(/\s/g, '')
    case 'text':
    case 'attachment':
      return text.normalize('NFC')
  }
}

function isWritten(field: Field, former: string, text: string, units: UnitNames): boolean {
  const isOfList = ['code', 'choice', 'division', 'unit'].includes(field.type)
  const same = (it: string) => (isOfList ? plain(it) === plain(text) : it === text)
  return writtenForms(field, former, units.nameOf).some((it) => it !== '' && same(it))
}

/** By code, by name, or by the ministry’s code where that means one entry. */
function choiceOf(field: Field, text: string): string | undefined {
  const wanted = plain(text)
  const { codes, names, moeCodes } = indexOf(field)
  // Excel drops the zero of 01 when it takes the code for a number.
  const code = [wanted, `0${wanted}`].find((it) => codes.has(it))
  if (code) return code
  const meant = names.get(wanted) ?? moeCodes.get(wanted) ?? []
  return meant.length === 1 ? meant[0] : undefined
}

interface ChoiceIndex {
  codes: ReadonlySet<string>
  /** Codes by what they are called: several where entries share a name. */
  names: ReadonlyMap<string, readonly string[]>
  moeCodes: ReadonlyMap<string, readonly string[]>
}

/** A table may have thousands of entries, a file a hundred thousand rows: each table is read once for all of them. */
const indexes = new WeakMap<Field, ChoiceIndex>()

function indexOf(field: Field): ChoiceIndex {
  const known = indexes.get(field)
  if (known) return known
  const entries = offeredBy(field)
  const index = {
    codes: new Set(entries.map((it) => it.code)),
    names: codesBy(entries, (it) => plain(it.name)),
    moeCodes: codesBy(entries, (it) => it.moeCode),
  }
  indexes.set(field, index)
  return index
}

function codesBy(entries: readonly Choice[], keyOf: (entry: Choice) => string | undefined) {
  const codes = new Map<string, string[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    if (key === undefined) continue
    const same = codes.get(key)
    if (same) same.push(entry.code)
    else codes.set(key, [entry.code])
  }
  return codes
}

export const plain = (text: string): string =>
  text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

const problems: Partial<Record<Field['type'], string>> = {
  division: '无法识别，请填写六位行政区划代码或省市县完整名称',
  date: '应写明年月日，如 2026-06-30',
  unit: '不在本校的设置中，请与院校组织中的名称核对',
}

const problemOf = ({ type, label }: Field) =>
  label + (problems[type] ?? '不在可选范围内，请填写模板下拉列表中的名称或代码')
