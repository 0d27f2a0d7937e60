import type { OutputOf } from '../../api/call'
import type { Filter } from './filter'

type MajorCount = OutputOf<'reports.count-by-major'>['majors'][number]

export interface UnitNode {
  /** `major:<id>`, `department:<school>/<id>` or `school:<id>`; unique in the tree. */
  key: string
  name: string
  pending: number
  total: number
  /** What of the filter a click sets. */
  filter: { schoolId?: string; departmentId?: string; majorId?: string }
  children: UnitNode[]
}

/** School → department → major, counts added up; the level of schools only where there are several. */
export function unitTree(majors: readonly MajorCount[]): UnitNode[] {
  const schools = new Map<string, UnitNode>()
  for (const it of majors) {
    const school = child(schools, it.schoolId, () =>
      node(`school:${it.schoolId}`, it.schoolName, { schoolId: it.schoolId }),
    )
    const department = childOf(
      school,
      node(`department:${it.schoolId}/${it.departmentId ?? ''}`, it.departmentName || '未分院系', {
        schoolId: it.schoolId,
        ...(it.departmentId && { departmentId: it.departmentId }),
      }),
    )
    const major = childOf(
      department,
      node(`major:${it.majorId ?? `${it.schoolId}/none`}`, it.majorName || '未分专业', {
        schoolId: it.schoolId,
        ...(it.departmentId && { departmentId: it.departmentId }),
        ...(it.majorId && { majorId: it.majorId }),
      }),
    )
    for (const each of [school, department, major]) {
      each.pending += it.pending
      each.total += it.total
    }
  }
  const found = [...schools.values()]
  return found.length === 1 ? (found[0]?.children ?? []) : found
}

const node = (key: string, name: string, filter: UnitNode['filter']): UnitNode => ({
  key,
  name,
  pending: 0,
  total: 0,
  filter,
  children: [],
})

function child(nodes: Map<string, UnitNode>, key: string, make: () => UnitNode): UnitNode {
  const found = nodes.get(key) ?? make()
  nodes.set(key, found)
  return found
}

function childOf(parent: UnitNode, made: UnitNode): UnitNode {
  const found = parent.children.find((it) => it.key === made.key)
  if (found) return found
  parent.children.push(made)
  return made
}

/** The node that a filter in the address means, so that it shows as chosen. */
export function findNode(nodes: readonly UnitNode[], filter: Filter): UnitNode | undefined {
  for (const it of nodes) {
    const inside = findNode(it.children, filter)
    if (inside) return inside
    const names = ['schoolId', 'departmentId', 'majorId'] as const
    if (names.every((name) => it.filter[name] === filter[name])) return it
  }
  return undefined
}
