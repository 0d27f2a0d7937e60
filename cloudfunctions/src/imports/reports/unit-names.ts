import type { ReportData, UnitKind } from 'shared-types/reports/fields/field'
import type { Tx } from '../../database/scope'
import { plain } from './read-values'

interface Unit {
  id: string
  name: string
  code?: string
  department_id?: string
  major_id?: string
}

/** The units of a school by what people call them. */
export interface UnitNames {
  /** A major within its department, a class within its major; undefined when there is none or more than one. */
  find: (kind: UnitKind, text: string, data: ReportData) => string | undefined
  names: (kind: UnitKind) => string[]
  nameOf: (id: string) => string | undefined
}

export async function loadUnitNames(tx: Tx, schoolId: string): Promise<UnitNames> {
  const units: Record<UnitKind, Unit[]> = {
    campus: await tx
      .selectFrom('campus')
      .select(['id', 'name'])
      .where('school_id', '=', schoolId)
      .execute(),
    department: await tx
      .selectFrom('department')
      .select(['id', 'name'])
      .where('school_id', '=', schoolId)
      .execute(),
    major: await tx
      .selectFrom('major')
      .select(['id', 'name', 'code', 'department_id'])
      .where('school_id', '=', schoolId)
      .execute(),
    class: await tx
      .selectFrom('class')
      .select(['id', 'name', 'major_id'])
      .where('school_id', '=', schoolId)
      .execute(),
  }
  const called = new Map<string, Unit[]>()
  const byId = new Map<string, Unit>()
  for (const kind of Object.keys(units) as UnitKind[])
    for (const unit of units[kind]) {
      byId.set(unit.id, unit)
      for (const name of new Set([plain(unit.name), plain(unit.code ?? unit.name)])) {
        const key = `${kind}/${name}`
        called.set(key, [...(called.get(key) ?? []), unit])
      }
    }
  const belongs = (unit: Unit, data: ReportData) =>
    (!unit.department_id || !data['department'] || unit.department_id === data['department']) &&
    (!unit.major_id || !data['major'] || unit.major_id === data['major'])
  return {
    find(kind, text, data) {
      const found = (called.get(`${kind}/${plain(text)}`) ?? []).filter((it) => belongs(it, data))
      return found.length === 1 ? found[0]?.id : undefined
    },
    names: (kind) => [...new Set(units[kind].map((it) => it.name))],
    nameOf: (id) => byId.get(id)?.name,
  }
}
