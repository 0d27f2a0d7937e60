import type { Choice, Field } from './field'
import { reportKinds } from './report-kinds'
import type { ReportKindName } from './workflow'

/** One row of 「字段管理」: what a school decided for one field, year and kind. */
export interface FieldSetting {
  field: string
  enabled: boolean
  editable: boolean
  required: boolean
  /** What this cohort may choose from, where that differs from what comes with the platform. */
  choices?: readonly Choice[] | undefined
}

export type EffectiveField = Field & { editable: boolean }

/** The declared fields with the school's settings applied; fields switched off are left out, their data is kept. */
export function effectiveFields(
  kind: ReportKindName,
  settings: readonly FieldSetting[],
): EffectiveField[] {
  return reportKinds[kind].fields.flatMap((declared) => {
    const found = settings.find((it) => it.field === declared.name)
    const field = found?.choices ? { ...declared, choices: found.choices } : declared
    const setting = field.configurable ? found : undefined
    if (!setting) return [{ ...field, editable: true }]
    if (!setting.enabled) return []
    const required = setting.required ? (field.required === false ? true : field.required) : false
    return [{ ...field, required, editable: setting.editable }]
  })
}
