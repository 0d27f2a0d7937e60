import type { ReportData } from 'shared-types/reports/fields/field'
import type { EffectiveField } from 'shared-types/reports/fields/field-settings'

/** The fields in which two versions of a form differ, in the order of the form. */
export const differingFields = (
  fields: readonly EffectiveField[],
  one: ReportData,
  other: ReportData,
): readonly EffectiveField[] =>
  fields.filter((it) => (one[it.name] ?? '').trim() !== (other[it.name] ?? '').trim())
