import type { Choice } from 'shared-types/reports/fields/field'
import {
  asDeclared,
  effectiveFields,
  type EffectiveField,
  type FieldSetting,
} from 'shared-types/reports/fields/field-settings'
import { withProofRule } from 'shared-types/reports/fields/proof-rule'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { laterEntries } from '../codes/cohort-entries'
import type { Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import { readDispatchNatures } from '../settings/dispatch-natures'
import { proofRuleOf } from '../settings/proof-rule'
import { findDecision, findDecisionInForce } from './fields/queries'
import type { ReportRecord } from './record'

export interface ReportForm {
  /** The decision behind it, for the report to remember (`field_settings_id`); null: as the platform declares it. */
  settingsId: string | null
  settings: FieldSetting[]
  /** What is asked, in the order of the form. */
  fields: EffectiveField[]
}

/** The form that holds now for a school, year and kind: what forms, imports, lists and exports derive from. */
export async function currentForm(
  tx: Tx,
  schoolId: string,
  year: number,
  kind: ReportKindName,
): Promise<ReportForm> {
  const decision = await findDecisionInForce(tx, schoolId, year, kind)
  return formOf(tx, decision, kind, year)
}

/**
 * The form that a list of reports shows, filters and exports by: of one's own school, or of the one that the centre looks
 * at. What each of many schools added for itself, no list of them all can tell apart.
 */
export async function formOfList(
  tx: Tx,
  actor: StaffActor,
  { kind, year, schoolId }: { kind: ReportKindName; year: number; schoolId?: string | undefined },
): Promise<ReportForm> {
  if (actor.level !== 'centre') return currentForm(tx, actor.schoolId, year, kind)
  if (schoolId) return currentForm(tx, schoolId, year, kind)
  const decided = await currentForm(tx, actor.schoolId, year, kind)
  const settings = decided.settings.filter((it) => !it.extension)
  return { ...decided, settings, fields: effectiveFields(kind, settings) }
}

/** The form that a report was last filled in by. */
export async function filledForm(tx: Tx, report: ReportRecord): Promise<ReportForm> {
  const decision =
    report.field_settings_id === null
      ? undefined
      : await findDecision(tx, report.school_id, report.field_settings_id)
  return formOf(tx, decision, report.kind as ReportKindName, report.year)
}

async function formOf(
  tx: Tx,
  decision: { id: string; settings: unknown } | undefined,
  kind: ReportKindName,
  year: number,
): Promise<ReportForm> {
  const decided = (decision?.settings ?? []) as FieldSetting[]
  const chosen = withChoices(decided, kind, await choicesOf(tx, kind, year))
  const settings =
    kind === 'employment' ? withProofRule(chosen, await proofRuleOf(tx, year)) : chosen
  return { settingsId: decision?.id ?? null, settings, fields: effectiveFields(kind, settings) }
}

function withChoices(
  decided: readonly FieldSetting[],
  kind: ReportKindName,
  offered: ReadonlyMap<string, readonly Choice[]>,
): FieldSetting[] {
  const others = decided.filter((it) => !offered.has(it.field))
  const chosen = reportKinds[kind].fields.flatMap((field) => {
    const choices = offered.get(field.name)
    if (!choices) return []
    const setting = decided.find((it) => it.field === field.name) ?? asDeclared(field)
    return [{ ...setting, choices }]
  })
  return [...others, ...chosen]
}

/** What this cohort may choose where the centre has changed it: natures of dispatch, later versions of code tables. */
async function choicesOf(
  tx: Tx,
  kind: ReportKindName,
  year: number,
): Promise<ReadonlyMap<string, readonly Choice[]>> {
  const { fields } = reportKinds[kind]
  const tables = fields.flatMap((it) => it.code ?? [])
  const later = await laterEntries(tx, tables, year)
  const found = fields.flatMap((field): [string, readonly Choice[]][] => {
    const entries = field.code && later.get(field.code)
    return entries ? [[field.name, entries]] : []
  })
  if (kind !== 'dispatch') return new Map(found)
  const { natures } = await readDispatchNatures(tx)
  const asChoices = natures.map(({ code, name, enabled }) => ({
    code,
    name,
    ...(!enabled && { off: true as const }),
  }))
  return new Map([...found, ['dispatchNature', asChoices]])
}
