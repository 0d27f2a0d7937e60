import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call'
import { nameOf, type Unit } from './unit-kinds'

export type UnitNode = Unit & { children?: UnitNode[] }

/** Every department: a tree cannot be cut into pages. */
export function useAllDepartments(enabled: boolean) {
  return useQuery({
    // Begins like every list of units, so that a change reads it again.
    queryKey: ['organisation.list-units', { unit: 'department', all: true }],
    queryFn: async ({ signal }) => {
      const rows: Unit[] = []
      for (let after: string | null | undefined; after !== null;) {
        const page = await call(
          'organisation.list-units',
          { unit: 'department', limit: 200, ...(after && { after }) },
          signal,
        )
        rows.push(...page.rows)
        after = page.next
      }
      return rows
    },
    enabled,
  })
}

/** Each under its parent; a parent that is not among them makes a root. */
export function treeOf(units: readonly Unit[]): UnitNode[] {
  const ids = new Set(units.map((it) => it.id))
  const below = new Map<string, Unit[]>()
  for (const unit of units) {
    const parent = unit.values['parent'] ?? ''
    const key = ids.has(parent) ? parent : ''
    below.set(key, [...(below.get(key) ?? []), unit])
  }
  const nodes = (key: string): UnitNode[] =>
    (below.get(key) ?? [])
      .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'zh-CN'))
      .map((unit) => {
        const children = nodes(unit.id)
        return children.length > 0 ? { ...unit, children } : unit
      })
  return nodes('')
}
