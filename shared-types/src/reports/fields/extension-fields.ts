import type { Field, FieldType } from './field'

/** 「扩展字段」: what a school asks beyond the declared fields of a kind. */
export interface Extension {
  label: string
  type: ExtensionType
  /** Of a text. */
  maxLength?: number | undefined
  /** Of a choice; the words themselves are what is stored. */
  choices?: readonly string[] | undefined
  /** 「个人敏感信息」: sealed at rest, and therefore in no list and no filter. For good: see its name. */
  sensitive?: true | undefined
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

/** What can be sealed; a choice is one of few words, and files are private anyway. */
export const maySeal = (type: ExtensionType): boolean =>
  type === 'text' || type === 'integer' || type === 'date'

/**
 * A name is given once and never to another field: old records keep what they hold under it. The last letter says that
 * this is sealed: any record can be opened without its form.
 */
export const EXTENSION_NAME = /^ext[1-9]\d{0,3}s?$/
export const READABLE_EXTENSION_NAME = /^ext[1-9]\d{0,3}$/
export const isExtensionName = (name: string): boolean => EXTENSION_NAME.test(name)
export const isSealedExtension = (name: string): boolean =>
  isExtensionName(name) && !READABLE_EXTENSION_NAME.test(name)
export const extensionName = (number: number, { sensitive }: Extension): string =>
  `ext${number}${sensitive ? 's' : ''}`
export const extensionNumber = (name: string): number => Number.parseInt(name.slice('ext'.length))

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
    dataClass: isSealedExtension(field) ? 'sensitive' : 'personal',
    ...(maxLength && { maxLength }),
    ...(choices && { choices: choices.map((name) => ({ code: name, name })) }),
    ...(hint && { hint }),
  }
  return { ...declared, editable }
}
