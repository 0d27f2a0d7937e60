import { extensionField, EXTENSION_SECTION, type Extension } from './extension-fields'
import type { Choice, Condition, Field } from './field'
import { reportKinds } from '../report-kinds'
import type { ReportKindName } from '../workflow'

/** One row of 「字段管理」: what a school decided for one field, year and kind. */
export interface FieldSetting {
  field: string
  enabled: boolean
  /** By students; the school edits everything. */
  editable: boolean
  required: boolean
  /** Its place within its section; as declared where nothing is said. */
  position?: number | undefined
  /** Help text instead of the declared one. */
  hint?: string | undefined
  /** What the field is, where the school added it. */
  extension?: Extension | undefined
  /** What this cohort may choose from, where that differs from what comes with the platform. */
  choices?: readonly Choice[] | undefined
  /** Of a field that the centre asks some for: whom, and who sees it. In the place of what is declared. */
  requiredWhile?: Condition | undefined
  visibleWhile?: Condition | undefined
  /** Why it is asked, shown while it is. */
  requiredHint?: string | undefined
}

export type EffectiveField = Field & { editable: boolean }

/** What the platform itself leaves to a school: its rules and certificates need the rest. */
export const mayDecide = ({ configurable, required }: Field) => ({
  enabled: configurable && required !== true,
  editable: configurable,
  required: configurable && required !== true,
})

/** A setting that changes nothing. */
export const asDeclared = ({ name, required }: Field): FieldSetting => ({
  field: name,
  enabled: true,
  editable: true,
  required: required !== false,
})

interface Placed {
  field: EffectiveField
  place: number
}

/**
 * The fields of the form with the school's settings applied, section by section, those that the school added last;
 * fields switched off are left out, their data is kept.
 */
export function effectiveFields(
  kind: ReportKindName,
  settings: readonly FieldSetting[],
): EffectiveField[] {
  const declared = reportKinds[kind].fields.flatMap((field, at): Placed[] => {
    const setting = settings.find((it) => it.field === field.name)
    const decided = setting ? decidedField(field, setting) : { ...field, editable: true }
    return decided ? [{ field: decided, place: setting?.position ?? at }] : []
  })
  const added = settings.flatMap(({ extension, ...setting }, at): Placed[] =>
    extension && setting.enabled
      ? [{ field: extensionField(setting, extension), place: setting.position ?? at }]
      : [],
  )
  const sections = [...reportKinds[kind].fields.map((it) => it.section), EXTENSION_SECTION]
  const sectionOf = ({ field }: Placed) => sections.indexOf(field.section)
  return [...declared, ...added]
    .sort((a, b) => sectionOf(a) - sectionOf(b) || a.place - b.place)
    .map((it) => it.field)
}

function decidedField(declared: Field, setting: FieldSetting): EffectiveField | undefined {
  const may = mayDecide(declared)
  if (may.enabled && !setting.enabled) return undefined
  return {
    ...declared,
    ...(setting.choices && { choices: setting.choices }),
    ...(setting.hint && { hint: setting.hint }),
    ...(setting.requiredHint && { requiredHint: setting.requiredHint }),
    ...(setting.visibleWhile && { visible: setting.visibleWhile }),
    editable: !may.editable || setting.editable,
    required: requiredBy(declared, setting),
  }
}

/** A condition of the platform stays one: what is asked of some is not asked of all. */
function requiredBy(declared: Field, setting: FieldSetting): Field['required'] {
  if (setting.requiredWhile) return setting.requiredWhile
  const { required } = declared
  if (!mayDecide(declared).required) return required
  return setting.required && (required === false ? true : required)
}
