import type { OutputOf } from '../../api/call'

type Department = OutputOf<'organisation.get'>['departments'][number]

export interface DepartmentOption {
  value: string
  title: string
  disabled: boolean
  children: DepartmentOption[]
}

/** The tree of departments to choose from; a department itself and what is below it cannot be chosen as its parent. */
export function departmentOptions(
  departments: readonly Department[],
  self: string | undefined,
): DepartmentOption[] {
  const ids = new Set(departments.map((it) => it.id))
  const parentOf = ({ parentId }: Department) => (parentId && ids.has(parentId) ? parentId : '')
  const below = (parent: string, isBelowSelf: boolean): DepartmentOption[] =>
    departments
      .filter((it) => parentOf(it) === parent)
      .map((it) => {
        const disabled = isBelowSelf || it.id === self
        return { value: it.id, title: it.name, disabled, children: below(it.id, disabled) }
      })
  return below('', false)
}
