import { hasEighteenDigits, type IdType } from 'shared-types/students/id-number'
import { requiredOnRoll, type RollFieldName } from 'shared-types/students/roll-fields'
import type { References } from '../roll/references'
import type { OnRoll, StudentOnRoll } from '../roll/students-on-roll'
import { classOf, unknownClass } from './judge-row'
import type { ReadRow } from './read-row'
import { fieldOf, type Reason } from './row'
import { newFacts, type StudentFacts } from './student-facts'

export type Correction =
  | { verdict: 'good'; facts: StudentFacts; idNumber: string; idIndex: string }
  | { verdict: 'refused'; reasons: Reason[] }

/**
 * What the whole record of one student, read as a row, means as their correction: what is empty is cleared, and unlike
 * in an import the ID number may change.
 */
export function judgeCorrection(
  row: ReadRow & { idIndex: string | undefined },
  references: References,
  self: Pick<StudentOnRoll, 'id' | 'major_id'>,
  onRoll: OnRoll,
): Correction {
  const { values } = row
  const classId = classOf(values, self, references)
  const reasons = [
    ...row.reasons,
    ...missing(row),
    ...taken(row, self, onRoll),
    ...(classId === 'unknown' ? [unknownClass] : []),
  ]
  const major = references.major(values.major ?? '')
  const { idNumber } = values
  if (reasons.length > 0 || !major || !idNumber || !row.idIndex)
    return { verdict: 'refused', reasons }
  const facts = newFacts(values, idNumber, major, classId)
  return { verdict: 'good', facts, idNumber, idIndex: row.idIndex }
}

function missing({ texts, values, reasons }: ReadRow): Reason[] {
  const isTold = (name: RollFieldName) =>
    name === 'sex' && hasEighteenDigits((values.idType ?? 'resident') as IdType)
  return requiredOnRoll
    .filter((name) => !texts[name]?.trim() && !isTold(name))
    .filter((name) => !reasons.some((it) => it.field === name))
    .map((field) => ({ field, message: `${fieldOf(field).label}没有填写` }))
}

function taken(
  row: ReadRow & { idIndex: string | undefined },
  self: Pick<StudentOnRoll, 'id'>,
  onRoll: OnRoll,
): Reason[] {
  const isOther = (holder: StudentOnRoll | undefined) => holder && holder.id !== self.id
  const reasons: Reason[] = []
  if (isOther(onRoll.byIdIndex.get(row.idIndex ?? '')))
    reasons.push({ field: 'idNumber', message: '证件号码已属于本校同一年份的另一名学生，请核对' })
  if (isOther(onRoll.byStudentNumber.get(row.values.studentNumber ?? '')))
    reasons.push({
      field: 'studentNumber',
      message: '学号已被本校同一年份的另一名学生使用，请核对',
    })
  return reasons
}
