import type { UnitRecord } from '../../organisation/units/records'
import { plainName } from '../../organisation/units/references'
import type { Reason, Texts } from '../subject'
import type { NewUnit } from '../../organisation/units/write-units'

interface Named {
  number: number
  name: string
  parent: string
}

/** Departments that a file adds under others of the same file. */
export class FileParents {
  private readonly rows: Named[] = []
  private readonly ids: Map<string, string>
  /** Name of a department that there is → name of the one above it. */
  private readonly above: Map<string, string>

  constructor(units: readonly UnitRecord[]) {
    const names = new Map(units.map((it) => [it.id, plainName(it.values['name'] ?? '')]))
    this.ids = new Map([...names].map(([id, name]) => [name, id]))
    this.above = new Map(
      units.map((it) => [names.get(it.id) ?? '', names.get(it.values['parent'] ?? '') ?? '']),
    )
  }

  add(number: number, isGood: boolean, texts: Texts): void {
    if (!isGood) return
    const name = plainName(texts['name'] ?? '')
    this.rows.push({ number, name, parent: plainName(texts['parent'] ?? '') })
  }

  /** Adds to the reasons found so far: a parent that neither the school nor a good row has, or that lies below. */
  reasons(found: ReadonlyMap<number, readonly Reason[]>): Map<number, readonly Reason[]> {
    const all = new Map(found)
    const refuse = (number: number, message: string) =>
      all.set(number, [...(all.get(number) ?? []), { field: 'parent', message }])
    // A refused row takes those below it along, and these the ones below them.
    for (let before = -1; before !== all.size;) {
      before = all.size
      const good = this.rows.filter((it) => !all.has(it.number))
      const names = new Set(good.map((it) => it.name))
      for (const row of good)
        if (row.parent && !names.has(row.parent) && !this.ids.has(row.parent))
          refuse(row.number, '上级院系不存在，本校设置和文件中可导入的行里都没有')
    }
    const above = new Map(this.above)
    for (const row of this.rows)
      if (!all.has(row.number) && row.parent) above.set(row.name, row.parent)
    for (const row of this.rows)
      if (!all.has(row.number) && row.parent && returnsTo(row.name, above))
        refuse(row.number, '上级院系不能是自己或自己的下级')
    return all
  }

  /** Ids by name, once the new ones have theirs. */
  idsWith(added: readonly NewUnit[]): (name: string) => string | undefined {
    const ids = new Map(this.ids)
    for (const { id, values } of added) ids.set(plainName(values['name'] ?? ''), id)
    return (name) => ids.get(name)
  }
}

function returnsTo(name: string, above: ReadonlyMap<string, string>): boolean {
  const passed = new Set<string>()
  for (let at = above.get(name) ?? ''; at && !passed.has(at); at = above.get(at) ?? '') {
    if (at === name) return true
    passed.add(at)
  }
  return false
}
