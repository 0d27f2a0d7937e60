import { extensionTypeLabels, type Extension } from 'shared-types/reports/fields/extension-fields'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'

const labelOf = (kind: ReportKindName, { field, extension }: FieldSetting): string =>
  extension?.label ?? reportKinds[kind].fields.find((it) => it.name === field)?.label ?? field

/** One field as it stands, for people. */
export function settingWords(kind: ReportKindName, setting: FieldSetting): string {
  const { enabled, editable, required, hint, extension } = setting
  const parts = [
    extension && typeWords(extension),
    enabled ? '启用' : '停用',
    enabled && (required ? '必填' : '选填'),
    enabled && (editable ? '学生可编辑' : '学生不可编辑'),
    extension?.sensitive && '加密保存',
    hint && `提示「${hint}」`,
  ]
  return `${labelOf(kind, setting)}：${parts.filter(Boolean).join('、')}`
}

function typeWords({ type, maxLength, choices }: Extension): string {
  if (choices) return `${extensionTypeLabels[type]}（${choices.join('／')}）`
  return maxLength
    ? `${extensionTypeLabels[type]}（限 ${maxLength} 字）`
    : extensionTypeLabels[type]
}

export interface FieldChanges {
  /** A sentence for each difference. */
  changes: string[]
  /** The fields concerned, as they were and as they are. */
  before: string[]
  after: string[]
}

export function describeChanges(
  kind: ReportKindName,
  before: readonly FieldSetting[],
  after: readonly FieldSetting[],
): FieldChanges {
  const pairs = after.map((now) => ({ now, former: before.find((it) => it.field === now.field) }))
  const gone = before.filter((it) => !after.some((now) => now.field === it.field))
  const words = (setting: FieldSetting) => settingWords(kind, setting)
  const changed = pairs.filter(({ now, former }) => !former || words(former) !== words(now))
  const changes = [
    ...changed.flatMap(({ now, former }) =>
      former ? differences(kind, former, now) : [`新增「${words(now)}」`],
    ),
    ...gone.map((it) => `删除「${labelOf(kind, it)}」`),
    ...(isReordered(before, after) ? ['调整了字段的顺序'] : []),
  ]
  return {
    changes,
    before: [...changed.flatMap((it) => it.former ?? []), ...gone].map(words),
    after: changed.map((it) => words(it.now)),
  }
}

function differences(kind: ReportKindName, former: FieldSetting, now: FieldSetting): string[] {
  const name = `「${labelOf(kind, former)}」`
  const told = [
    labelOf(kind, former) !== labelOf(kind, now) && `${name}改名为「${labelOf(kind, now)}」`,
    former.enabled !== now.enabled && `${name}${now.enabled ? '启用' : '停用'}`,
    former.required !== now.required && `${name}改为${now.required ? '必填' : '选填'}`,
    former.editable !== now.editable && `${name}改为学生${now.editable ? '可编辑' : '不可编辑'}`,
    (former.hint ?? '') !== (now.hint ?? '') &&
      (now.hint ? `${name}的提示文字改为「${now.hint}」` : `${name}的提示文字恢复默认`),
    former.extension &&
      now.extension &&
      typeWords(former.extension) !== typeWords(now.extension) &&
      `${name}由${typeWords(former.extension)}改为${typeWords(now.extension)}`,
  ]
  return told.filter((it) => typeof it === 'string')
}

/** Of those that are in both. */
function isReordered(before: readonly FieldSetting[], after: readonly FieldSetting[]): boolean {
  const shared = (of: readonly FieldSetting[], other: readonly FieldSetting[]) =>
    of.map((it) => it.field).filter((name) => other.some((it) => it.field === name))
  return shared(before, after).join() !== shared(after, before).join()
}
