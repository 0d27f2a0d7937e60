import type { Field } from './field'
import { reportKinds } from './report-kinds'
import type { ReportKindName } from './workflow'

/** One row of 「字段管理」: what a school decided for one field, year and kind. */
export interface FieldSetting {
  field: string
  enabled: boolean
  editable: boolean
  required: boolean
}

export type EffectiveField = Field & { editable: boolean }

/** The declared fields with the school's settings applied; fields switched off are left out, their data is kept. */
export function effectiveFields(
  kind: ReportKindName,
  settings: readonly FieldSetting[],
): EffectiveField[] {
  return reportKinds[kind].fields.flatMap((field) => {
    const setting = field.configurable ? settings.find((it) => it.field === field.name) : undefined
    if (!setting) return [{ ...field, editable: true }]
    if (!setting.enabled) return []
    const required = setting.required ? (field.required === false ? true : field.required) : false
    return [{ ...field, required, editable: setting.editable }]
  })
}
