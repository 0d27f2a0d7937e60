import { EXTENSION_SECTION, type Extension } from 'shared-types/reports/fields/extension-fields'
import type { Field } from 'shared-types/reports/fields/field'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { InputOf } from '../../api/call'

type Sent = InputOf<'reports.save-field-settings'>['fields'][number]

const NEW = 'new-'

export const isNew = ({ field }: FieldSetting): boolean => field.startsWith(NEW)

export const declaredOf = (kind: ReportKindName, { field }: FieldSetting): Field | undefined =>
  reportKinds[kind].fields.find((it) => it.name === field)

export const labelOf = (kind: ReportKindName, setting: FieldSetting): string =>
  setting.extension?.label ?? declaredOf(kind, setting)?.label ?? setting.field

export interface Section {
  title: string
  rows: FieldSetting[]
}

/** As the form is divided; the school's own fields last, also while there are none. */
export function sectionsOf(kind: ReportKindName, draft: readonly FieldSetting[]): Section[] {
  const titles = [...new Set(reportKinds[kind].fields.map((it) => it.section))]
  const sectionOf = (it: FieldSetting) => declaredOf(kind, it)?.section ?? EXTENSION_SECTION
  return [...titles, EXTENSION_SECTION].map((title) => ({
    title,
    rows: draft.filter((it) => sectionOf(it) === title),
  }))
}

/** The field takes the place of another of its section. */
export function movedTo(
  draft: readonly FieldSetting[],
  field: string,
  place: string,
): FieldSetting[] {
  const from = draft.findIndex((it) => it.field === field)
  const to = draft.findIndex((it) => it.field === place)
  const moving = draft[from]
  if (!moving || to < 0) return [...draft]
  const others = draft.filter((it) => it !== moving)
  return [...others.slice(0, to), moving, ...others.slice(to)]
}

export function added(
  draft: readonly FieldSetting[],
  setting: Omit<FieldSetting, 'field'>,
): FieldSetting[] {
  const last = Math.max(0, ...draft.filter(isNew).map((it) => Number(it.field.slice(NEW.length))))
  return [...draft, { ...setting, field: `${NEW}${last + 1}` }]
}

/** With its place in the list, as the server keeps it and a preview orders by it. */
export const placed = (draft: readonly FieldSetting[]): FieldSetting[] =>
  draft.map((it, position) => ({ ...it, position }))

export const toSent = (draft: readonly FieldSetting[]): Sent[] =>
  draft.map((it) => ({
    ...(!isNew(it) && { field: it.field }),
    enabled: it.enabled,
    editable: it.editable,
    required: it.required,
    ...(it.hint && { hint: it.hint }),
    ...(it.extension && { extension: plain(it.extension) }),
  }))

const plain = ({ choices, ...rest }: Extension) => ({
  ...rest,
  ...(choices && { choices: [...choices] }),
})

const told = (draft: readonly FieldSetting[]) => JSON.stringify(toSent(draft))

export const isSame = (a: readonly FieldSetting[], b: readonly FieldSetting[]): boolean =>
  told(a) === told(b) && !a.some(isNew)

/** What was changed here laid over what somebody else has saved meanwhile; the order is theirs. */
export function rebased(
  base: readonly FieldSetting[],
  draft: readonly FieldSetting[],
  latest: readonly FieldSetting[],
): FieldSetting[] {
  const inBase = (field: string) => base.find((it) => it.field === field)
  const kept = latest.flatMap((theirs) => {
    const former = inBase(theirs.field)
    const mine = draft.find((it) => it.field === theirs.field)
    if (!former) return [theirs]
    if (!mine) return []
    return [told([mine]) === told([former]) ? theirs : mine]
  })
  return [...kept, ...draft.filter(isNew)]
}

/** Last year's decisions; a field of which this year has none keeps its own. */
export const takenOver = (
  draft: readonly FieldSetting[],
  former: readonly FieldSetting[],
): FieldSetting[] => [
  ...former,
  ...draft.filter((it) => !it.extension && !former.some(({ field }) => field === it.field)),
]
