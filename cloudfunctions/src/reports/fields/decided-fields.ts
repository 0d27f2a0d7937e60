import type { FieldProblem } from 'shared-types/errors'
import { hasForbiddenCharacters } from 'shared-types/reports/rules/check-report'
import {
  extensionName,
  extensionNumber,
  extensionTypeLabels,
  isExtensionName,
  isSealedExtension,
  maySeal,
  MOST_EXTENSIONS,
  type Extension,
  type ExtensionType,
} from 'shared-types/reports/fields/extension-fields'
import type { Field } from 'shared-types/reports/fields/field'
import type { DecidedField } from 'shared-types/reports/fields/field-setting-schema'
import {
  asDeclared,
  mayDecide,
  type FieldSetting,
} from 'shared-types/reports/fields/field-settings'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'

/** Every field of the kind as it stands, in the order of the form: what nobody decided as it is declared. */
export function wholeSettings(
  kind: ReportKindName,
  decided: readonly FieldSetting[],
): FieldSetting[] {
  const { fields } = reportKinds[kind]
  const sections = [...new Set(fields.map((it) => it.section))]
  const declared = fields.map((field, at) => {
    const setting = decided.find((it) => it.field === field.name) ?? asDeclared(field)
    return { setting, section: sections.indexOf(field.section), place: setting.position ?? at }
  })
  const added = decided.flatMap((setting, at) =>
    setting.extension ? [{ setting, section: sections.length, place: setting.position ?? at }] : [],
  )
  return [...declared, ...added]
    .sort((a, b) => a.section - b.section || a.place - b.place)
    .map(({ setting }, position) => ({ ...setting, position }))
}

/** What was sent as it is stored: new extension fields get names that no field of the kind ever had. */
export function settingsFrom(
  fields: readonly DecidedField[],
  known: ReadonlyMap<string, string>,
): FieldSetting[] {
  let last = Math.max(0, ...[...known.keys()].map(extensionNumber))
  return fields.map(({ field, hint, extension, ...decided }, position) => ({
    ...decided,
    field: field ?? (extension ? extensionName(++last, extension) : ''),
    position,
    ...(hint && { hint }),
    ...(extension && { extension: tidyExtension(extension) }),
  }))
}

const tidyExtension = ({ label, type, maxLength, choices, sensitive }: Extension): Extension => ({
  label,
  type,
  ...(type === 'text' && maxLength && { maxLength }),
  ...(type === 'choice' && { choices: choices ?? [] }),
  ...(sensitive && { sensitive }),
})

/** Everything that stands against a form, each with its sentence. */
export function problemsIn(
  kind: ReportKindName,
  fields: readonly DecidedField[],
  known: ReadonlyMap<string, string>,
): FieldProblem[] {
  const { fields: declared } = reportKinds[kind]
  const names = fields.flatMap((it) => it.field ?? [])
  const isWhole =
    declared.every((it) => names.includes(it.name)) && new Set(names).size === names.length
  if (!isWhole)
    return [{ field: 'fields', message: '字段须一次提交全部，不能缺少或重复，请刷新后重试' }]
  const extensions = fields.filter((it) => it.extension)
  const problems = fields.flatMap((sent, at) => {
    const field = declared.find((it) => it.name === sent.field)
    const messages = field ? refusedParts(field, sent) : refusedExtension(sent, known)
    if (hasForbiddenCharacters(sent.hint ?? '')) messages.push('提示文字含有不可见或非法字符')
    return messages.map((message) => ({ field: sent.field ?? `fields.${at}`, message }))
  })
  if (extensions.length > MOST_EXTENSIONS)
    problems.push({ field: 'fields', message: `扩展字段最多 ${MOST_EXTENSIONS} 个` })
  const labels = [...declared, ...extensions.flatMap((it) => it.extension ?? [])].map(
    (it) => it.label,
  )
  for (const label of new Set(labels.filter((it, at) => labels.indexOf(it) !== at)))
    problems.push({ field: 'fields', message: `字段名称「${label}」重复，请改用别的名称` })
  return problems
}

function refusedParts(field: Field, sent: DecidedField): string[] {
  const may = mayDecide(field)
  const messages: string[] = []
  if (sent.extension) messages.push(`「${field.label}」是系统字段，不能改成扩展字段`)
  if (!may.enabled && !sent.enabled) messages.push(`「${field.label}」是系统必需的字段，不能停用`)
  if (!may.required && sent.required !== (field.required !== false))
    messages.push(`「${field.label}」是否必填由系统规定，不能修改`)
  if (!may.editable && !sent.editable)
    messages.push(`「${field.label}」由学生填写，不能设为学生不可编辑`)
  return messages
}

function refusedExtension(
  { field, extension }: DecidedField,
  known: ReadonlyMap<string, string>,
): string[] {
  if (!extension || (field && !(isExtensionName(field) && known.has(field))))
    return ['没有这个字段，请刷新后重试']
  const { label, type, choices } = extension
  const messages: string[] = []
  const former = field && known.get(field)
  if (former && former !== type)
    messages.push(
      `「${label}」的类型不能从${extensionTypeLabels[former as ExtensionType]}改为${extensionTypeLabels[type]}，请新增一个字段`,
    )
  messages.push(...refusedSeal(field, extension))
  if ([label, ...(choices ?? [])].some(hasForbiddenCharacters))
    messages.push(`「${label}」的名称或选项含有不可见或非法字符`)
  if (type === 'choice' && !choices) messages.push(`请为「${label}」填写选项`)
  if (choices && new Set(choices).size < choices.length) messages.push(`「${label}」的选项不能重复`)
  return messages
}

function refusedSeal(
  field: string | undefined,
  { label, type, sensitive }: NonNullable<DecidedField['extension']>,
): string[] {
  if (field && isSealedExtension(field) !== (sensitive === true))
    return [`「${label}」是否加密保存不能改变，请新增一个字段`]
  return sensitive && !maySeal(type)
    ? [`${extensionTypeLabels[type]}不能加密保存，请为「${label}」取消“个人敏感信息”`]
    : []
}
