import type { ReportData } from 'shared-types/reports/field'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { Keys } from '../platform/crypto/sealing'

const sensitiveNames = (kind: ReportKindName) =>
  new Set(
    reportKinds[kind].fields.filter((it) => it.dataClass === 'sensitive').map((it) => it.name),
  )

/** What is stored: values declared sensitive are sealed one by one, the rest stays readable for filters. */
export function sealData(keys: Keys, kind: ReportKindName, data: ReportData): ReportData {
  const sensitive = sensitiveNames(kind)
  return mapValues(data, (name, value) => (sensitive.has(name) ? keys.seal(value) : value))
}

export function openData(keys: Keys, kind: ReportKindName, stored: unknown): ReportData {
  const sensitive = sensitiveNames(kind)
  return mapValues(stored as ReportData, (name, value) =>
    sensitive.has(name) ? keys.open(value) : value,
  )
}

function mapValues(data: ReportData, change: (name: string, value: string) => string): ReportData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, change(name, value)]),
  )
}
