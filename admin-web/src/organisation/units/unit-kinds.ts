import {
  fieldsOfUnit,
  unitKindLabels,
  type OrganisationUnitKind,
  type UnitField,
} from 'shared-types/organisation/unit-fields'
import type { OutputOf } from '../../api/call'

export type Unit = OutputOf<'organisation.list-units'>['rows'][number]

interface Room {
  path: string
  /** What a search finds by. */
  searches: string
  /** The kind by which the list is narrowed. */
  within?: OrganisationUnitKind
  isImportable: boolean
  note: string
}

/** Where each kind has its list. */
export const unitRooms: Record<OrganisationUnitKind, Room> = {
  department: {
    path: '/organisation/departments',
    searches: '院系名称',
    isImportable: true,
    note: '学院、系，可以有上级院系',
  },
  major: {
    path: '/organisation/majors',
    searches: '专业名称或代码',
    within: 'department',
    isImportable: true,
    note: '每个专业对应一个国标专业',
  },
  class: {
    path: '/organisation/classes',
    searches: '班级名称',
    within: 'major',
    isImportable: true,
    note: '每个班级属于一个专业',
  },
  campus: {
    path: '/organisation/campuses',
    searches: '校区名称',
    isImportable: false,
    note: '学生填报时选择所在校区',
  },
}

export const titleOf = (kind: OrganisationUnitKind) => `${unitKindLabels[kind]}管理`
export const nameOf = (unit: Unit) => unit.values['name'] ?? ''

/** What a list shows beside the name, which has the code of a major below it. */
export const listedFields = (kind: OrganisationUnitKind): UnitField[] =>
  fieldsOfUnit(kind).filter(
    (it) => it.type !== 'long-text' && it.name !== 'name' && it.name !== 'code',
  )

/** A value as people read it. */
export function textOf({ name, type }: UnitField, unit: Unit): string {
  const text = unit.texts[name] ?? ''
  return type === 'study-years' && text ? `${Number(text)} 年` : text
}
