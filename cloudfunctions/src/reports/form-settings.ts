import type { Choice, Field } from 'shared-types/reports/field'
import type { FieldSetting } from 'shared-types/reports/field-settings'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { laterEntries } from '../codes/cohort-entries'
import type { Tx } from '../database/scope'
import { readDispatchNatures } from '../settings/dispatch-natures'
import * as queries from './queries'

/**
 * What the school decided about the fields of a form, and what this cohort may choose where the centre has changed it:
 * the natures of dispatch, and code tables of which a later version serves the year.
 */
export async function formSettings(
  tx: Tx,
  schoolId: string,
  year: number,
  kind: ReportKindName,
): Promise<FieldSetting[]> {
  const decided = await queries.listFieldSettings(tx, schoolId, year, kind)
  const offered = await choicesOf(tx, kind, year)
  const others = decided.filter((it) => !offered.has(it.field))
  const { fields } = reportKinds[kind]
  const withChoices = fields.flatMap((field) => {
    const choices = offered.get(field.name)
    if (!choices) return []
    const setting = decided.find((it) => it.field === field.name) ?? asDeclared(field)
    return [{ ...setting, choices }]
  })
  return [...others, ...withChoices]
}

/** A setting that changes nothing. */
const asDeclared = ({ name, required }: Field): FieldSetting => ({
  field: name,
  enabled: true,
  editable: true,
  required: required !== false,
})

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
