import { expect, test } from '@jest/globals'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'
import { added, isSame, movedTo, rebased, sectionsOf, toSent } from './draft'

const field = (name: string, changes: Partial<FieldSetting> = {}): FieldSetting => ({
  field: name,
  enabled: true,
  editable: true,
  required: false,
  ...changes,
})
const own = (name: string, label: string) =>
  field(name, { extension: { label, type: 'text', maxLength: 100 } })
const names = (rows: readonly FieldSetting[]) => rows.map((it) => it.field)
const rows = [field('qq'), field('wechat'), field('homeAddress')]

test('a field takes the place of another, upwards and downwards', () => {
  expect(names(movedTo(rows, 'qq', 'homeAddress'))).toEqual(['wechat', 'homeAddress', 'qq'])
  expect(names(movedTo(rows, 'homeAddress', 'qq'))).toEqual(['homeAddress', 'qq', 'wechat'])
})

test('a new field is sent without a name: the server gives it one', () => {
  const { field: _, ...setting } = own('', '导师')
  const draft = added(added(rows, setting), setting)
  expect(new Set(names(draft)).size).toBe(5)
  expect(toSent(draft).at(-1)).toEqual({
    enabled: true,
    editable: true,
    required: false,
    extension: { label: '导师', type: 'text', maxLength: 100 },
  })
  expect(sectionsOf('origin', draft).at(-1)?.rows).toHaveLength(2)
})

test('what is undone is no change', () => {
  expect(isSame(movedTo(rows, 'qq', 'wechat'), rows)).toBe(false)
  expect(isSame(movedTo(movedTo(rows, 'qq', 'wechat'), 'qq', 'wechat'), rows)).toBe(true)
})

test('changes are laid over what somebody else saved: theirs stay where mine say nothing', () => {
  const base = [...rows, own('ext1', '旧'), own('ext2', '要删')]
  const { field: _, ...setting } = own('', '新')
  const mine = added(
    base
      .filter((it) => it.field !== 'ext2')
      .map((it) => (it.field === 'qq' ? { ...it, required: true } : it)),
    setting,
  )
  const theirs = [
    field('wechat', { enabled: false }),
    field('qq', { hint: '选填' }),
    field('homeAddress'),
    own('ext1', '改名'),
    own('ext2', '要删'),
    own('ext3', '他人新增'),
  ]
  const result = rebased(base, mine, theirs)
  expect(names(result)).toEqual(['wechat', 'qq', 'homeAddress', 'ext1', 'ext3', 'new-1'])
  expect(result[0]?.enabled).toBe(false)
  expect(result[1]?.required).toBe(true)
  expect(result[3]?.extension?.label).toBe('改名')
})
