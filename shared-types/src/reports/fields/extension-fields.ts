import type { Field, FieldType } from './field'

/** 「扩展字段」: what a school asks beyond the declared fields of a kind. */
export interface Extension {
  label: string
  type: ExtensionType
  /** Of a text. */
  maxLength?: number | undefined
  /** Of a choice; the words themselves are what is stored. */
  choices?: readonly string[] | undefined
}

export const extensionTypes = ['text', 'integer', 'date', 'choice', 'attachment'] as const
export type ExtensionType = (typeof extensionTypes)[number] & FieldType

export const extensionTypeLabels: Record<ExtensionType, string> = {
  text: '文本',
  integer: '整数',
  date: '日期',
  choice: '单选',
  attachment: '附件',
}

export const EXTENSION_SECTION = '扩展信息'
export const MOST_EXTENSIONS = 30
export const LONGEST_EXTENSION = 500
export const MOST_EXTENSION_CHOICES = 50

/** A name is given once and never to another field: old records keep what they hold under it. */
export const EXTENSION_NAME = /^ext[1-9]\d{0,3}$/
export const isExtensionName = (name: string): boolean => EXTENSION_NAME.test(name)
export const extensionName = (number: number): string => `ext${number}`
export const extensionNumber = (name: string): number => Number(name.slice('ext'.length))

interface Decided {
  field: string
  editable: boolean
  required: boolean
  hint?: string | undefined
}

export function extensionField(
  { field, editable, required, hint }: Decided,
  { label, type, maxLength, choices }: Extension,
): Field & { editable: boolean } {
  const declared: Field = {
    name: field,
    label,
    section: EXTENSION_SECTION,
    type,
    required,
    configurable: true,
    dataClass: 'personal',
    ...(maxLength && { maxLength }),
    ...(choices && { choices: choices.map((name) => ({ code: name, name })) }),
    ...(hint && { hint }),
  }
  return { ...declared, editable }
}
