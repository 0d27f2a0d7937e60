import {
  maySeal,
  MOST_EXTENSION_CHOICES,
  type ExtensionType,
} from 'shared-types/reports/fields/extension-fields'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'

/** An extension field while it is typed: choices one a line. */
export interface ExtensionValues {
  label: string
  type: ExtensionType
  maxLength: number
  choices: string
  hint: string
  enabled: boolean
  editable: boolean
  required: boolean
  sensitive: boolean
}

const empty: ExtensionValues = {
  label: '',
  type: 'text',
  maxLength: 100,
  choices: '',
  hint: '',
  enabled: true,
  editable: true,
  required: false,
  sensitive: false,
}

export function valuesOf(setting: FieldSetting | undefined): ExtensionValues {
  if (!setting?.extension) return empty
  const { extension, hint = '', enabled, editable, required } = setting
  const { label, type, maxLength = empty.maxLength, choices = [], sensitive = false } = extension
  const decided = { hint, enabled, editable, required }
  return { label, type, maxLength, choices: choices.join('\n'), sensitive, ...decided }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((it) => it.trim())
    .filter(Boolean)

export function problemsIn({ label, type, choices }: ExtensionValues): Record<string, string> {
  const wrong = type === 'choice' ? wrongIn(linesOf(choices)) : undefined
  return {
    ...(!label.trim() && { label: '请填写字段名称' }),
    ...(wrong && { choices: wrong }),
  }
}

function wrongIn(choices: readonly string[]): string | undefined {
  if (choices.length === 0) return '请至少填写一个选项'
  if (choices.length > MOST_EXTENSION_CHOICES) return `选项最多 ${MOST_EXTENSION_CHOICES} 个`
  if (new Set(choices).size < choices.length) return '选项不能重复'
  return choices.some((it) => it.length > 50) ? '每个选项最多 50 个字' : undefined
}

export function settingOf(values: ExtensionValues): Omit<FieldSetting, 'field'> {
  const { label, type, maxLength, choices, hint, enabled, editable, required, sensitive } = values
  return {
    enabled,
    editable,
    required,
    hint: hint.trim() || undefined,
    extension: {
      label: label.trim(),
      type,
      ...(type === 'text' && { maxLength }),
      ...(type === 'choice' && { choices: linesOf(choices) }),
      ...(sensitive && maySeal(type) && { sensitive }),
    },
  }
}
