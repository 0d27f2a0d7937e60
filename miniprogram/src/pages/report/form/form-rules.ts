import { checkReport, isVisible } from 'shared-types/reports/rules/check-report'
import {
  dispatchProblems,
  type DispatchSurroundings,
} from 'shared-types/reports/rules/dispatch-rules'
import type { ReportData, StudentFacts } from 'shared-types/reports/fields/field'
import { effectiveFields, type EffectiveField } from 'shared-types/reports/fields/field-settings'
import { factsOfHolder } from 'shared-types/reports/fields/holder-facts'
import { sectionsOf } from 'shared-types/reports/report-kinds'
import type { Loaded } from '../load-report'
import type { FormState } from './form-state'

/** The fields of this student's form and what their conditions look at. */
export interface FormRules {
  fields: readonly EffectiveField[]
  facts: StudentFacts
  /** Of a dispatch alone. */
  dispatch?: DispatchSurroundings
}

export interface Step {
  title: string
  fields: readonly EffectiveField[]
}

export function rulesOf({ kind, mine, authorities, originRegion }: Loaded): FormRules {
  return {
    fields: effectiveFields(kind, mine.settings),
    facts: factsOfHolder(mine.holder, mine.report?.submission),
    ...(kind === 'dispatch' && { dispatch: { authorities, originRegion } }),
  }
}

/** One step a section; a section of which nothing is asked at the moment is none. */
export function stepsOf({ fields, facts }: FormRules, data: ReportData): Step[] {
  const asked = fields.filter((it) => isVisible(it, data, facts))
  return sectionsOf(asked) as { title: string; fields: EffectiveField[] }[]
}

/** Everything wrong, by field, in the order of the form: by the contract's rules, and by the server's last answer. */
export function problemsOf(
  { fields, facts, dispatch }: FormRules,
  { data, refused }: Pick<FormState, 'data' | 'refused'>,
): ReadonlyMap<string, string> {
  const found = new Map(Object.entries(refused))
  const together = dispatch ? dispatchProblems(data, facts, dispatch) : []
  for (const { field, message } of [...together, ...checkReport(fields, data, facts)]) {
    const declared = fields.find((it) => it.name === field)
    found.set(
      field,
      declared?.editable === false ? `${declared.label}由学校填写，请联系学校` : message,
    )
  }
  return found
}

/** Position of the first step with a problem; undefined when there is none. */
export function firstWrongStep(
  steps: readonly Step[],
  wrong: (field: string) => boolean,
): number | undefined {
  const at = steps.findIndex((step) => step.fields.some((it) => wrong(it.name)))
  return at < 0 ? undefined : at
}

/** What is sent: the fields of the form, as far as they are filled in; others the server would refuse. */
export function valuesOf({ fields }: FormRules, data: ReportData): ReportData {
  const filled = fields.flatMap(({ name }) => {
    const value = data[name]?.trim()
    return value ? [[name, value] as const] : []
  })
  return Object.fromEntries(filled)
}
