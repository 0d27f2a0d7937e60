import { isSealedExtension } from 'shared-types/reports/fields/extension-fields'
import type { Field, ReportData } from 'shared-types/reports/fields/field'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { Keys } from '../platform/crypto/sealing'

/** Declared so, or added by a school as such. */
function sensitiveNames(fields: readonly Field[]) {
  const declared = new Set(fields.filter((it) => it.dataClass === 'sensitive').map((it) => it.name))
  return { has: (name: string) => declared.has(name) || isSealedExtension(name) }
}

/** What is stored: values declared sensitive are sealed one by one, the rest stays readable for filters. */
export function sealFields(keys: Keys, fields: readonly Field[], data: ReportData): ReportData {
  const sensitive = sensitiveNames(fields)
  return mapValues(data, (name, value) => (sensitive.has(name) ? keys.seal(value) : value))
}

export function openFields(keys: Keys, fields: readonly Field[], stored: unknown): ReportData {
  const sensitive = sensitiveNames(fields)
  return mapValues(stored as ReportData, (name, value) =>
    sensitive.has(name) ? keys.open(value) : value,
  )
}

export const sealData = (keys: Keys, kind: ReportKindName, data: ReportData): ReportData =>
  sealFields(keys, reportKinds[kind].fields, data)

export const openData = (keys: Keys, kind: ReportKindName, stored: unknown): ReportData =>
  openFields(keys, reportKinds[kind].fields, stored)

function mapValues(data: ReportData, change: (name: string, value: string) => string): ReportData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, change(name, value)]),
  )
}
