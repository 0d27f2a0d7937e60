import type { Field } from './fields/field'
import { dispatchFields } from './fields/dispatch-fields'
import { employmentFields } from './fields/employment-fields'
import { originFields } from './fields/origin-fields'
import type { ReportKindName } from './workflow'

export interface ReportKind {
  name: ReportKindName
  label: string
  /** What the student sees on the tile. */
  studentLabel: string
  fields: readonly Field[]
  /** Students start one themselves, or only edit what has been initialised. */
  startedBy: 'student' | 'initialisation'
}

/** One declaration per kind; forms, columns, checks, imports and the data dictionary are derived from it. */
export const reportKinds: Record<ReportKindName, ReportKind> = {
  origin: {
    name: 'origin',
    label: '生源上报',
    studentLabel: '生源上报',
    fields: originFields,
    startedBy: 'student',
  },
  dispatch: {
    name: 'dispatch',
    label: '派遣方案',
    studentLabel: '派遣方案上报',
    fields: dispatchFields,
    startedBy: 'initialisation',
  },
  employment: {
    name: 'employment',
    label: '就业上报',
    studentLabel: '就业创业信息上报',
    fields: employmentFields,
    startedBy: 'student',
  },
}

export function sectionsOf(fields: readonly Field[]): { title: string; fields: Field[] }[] {
  const titles = [...new Set(fields.map((it) => it.section))]
  return titles.map((title) => ({ title, fields: fields.filter((it) => it.section === title) }))
}
