import type { FieldProblem } from 'shared-types/errors'
import type { Field, ReportData, UnitKind } from 'shared-types/reports/fields/field'
import { answerAhead, oncePerTransaction } from '../database/once'
import type { Tx } from '../database/scope'
import { isId } from '../runtime/new-id'

/** Units are the school's own; a major belongs to its department, a class to its major. */
export async function unitProblems(
  tx: Tx,
  fields: readonly Field[],
  schoolId: string,
  data: ReportData,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  for (const field of fields) {
    const id = data[field.name]
    if (field.type !== 'unit' || !id) continue
    if (!(await unitExists(tx, unitOf(field), schoolId, id, data))) {
      problems.push({ field: field.name, message: `请重新选择${field.label}` })
    }
  }
  return problems
}

/** The units that many forms name, in one query a kind, for unitProblems to find. */
export async function readUnitsAhead(
  tx: Tx,
  fields: readonly Field[],
  schoolId: string,
  forms: readonly ReportData[],
): Promise<void> {
  for (const field of fields) {
    if (field.type !== 'unit') continue
    const unit = unitOf(field)
    const ids = [...new Set(forms.map((it) => it[field.name] ?? ''))].filter(isId)
    if (ids.length === 0) continue
    const found = await selectUnits(tx, unit, schoolId, ids).execute()
    const byId = new Map(found.map((it) => [it.id, it]))
    answerAhead(
      tx,
      ids.map((id) => [keyOf(unit, schoolId, id), byId.get(id)]),
    )
  }
}

const unitOf = (field: Field): UnitKind => field.unit ?? 'campus'

const keyOf = (unit: UnitKind, schoolId: string, id: string) => `${unit}/${schoolId}/${id}`

const selectUnits = (tx: Tx, unit: UnitKind, schoolId: string, ids: readonly string[]) =>
  tx
    .selectFrom(unit)
    .selectAll()
    .where('school_id', '=', schoolId)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))

async function unitExists(
  tx: Tx,
  unit: UnitKind,
  schoolId: string,
  id: string,
  data: ReportData,
): Promise<boolean> {
  if (!isId(id)) return false
  const found = await oncePerTransaction(tx, keyOf(unit, schoolId, id), () =>
    selectUnits(tx, unit, schoolId, [id]).executeTakeFirst(),
  )
  if (!found) return false
  if ('department_id' in found && data['department'])
    return found.department_id === data['department']
  if ('major_id' in found && data['major']) return found.major_id === data['major']
  return true
}
