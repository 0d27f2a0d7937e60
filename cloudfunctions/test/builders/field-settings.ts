import type { OperationMap } from 'shared-types/operations'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { YEAR, type Person } from '../contract/people'
import type { World } from '../contract/world'

type Sent = OperationMap['reports.save-field-settings']['input']['fields'][number]

/** A setting as the page sends it back. */
export const asSent = ({
  position: _,
  choices: _choices,
  extension,
  ...it
}: FieldSetting): Sent => ({
  ...it,
  ...(extension && {
    extension: {
      ...extension,
      choices: extension.choices ? [...extension.choices] : undefined,
    },
  }),
})

export const addedField: Sent = {
  enabled: true,
  editable: true,
  required: false,
  extension: { label: '导师姓名', type: 'text', maxLength: 20 },
}

/** Saves the form of somebody's school with some fields decided otherwise, and others added. */
export async function decideFields(
  world: World,
  by: Person,
  kind: ReportKindName,
  changes: Record<string, Partial<Sent>>,
  added: readonly Sent[] = [],
) {
  const which = { kind, year: YEAR }
  const { version, settings } = await world.call(by, 'reports.get-field-settings', which)
  const fields = settings.map((it) => ({ ...asSent(it), ...changes[it.field] }))
  return world.call(by, 'reports.save-field-settings', {
    ...which,
    version,
    fields: [...fields, ...added],
  })
}
