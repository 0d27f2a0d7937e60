import { hasEighteenDigits, type IdType } from 'shared-types/students/id-number'
import type { RollFieldName } from 'shared-types/students/roll-fields'
import type { References } from '../roll/references'
import type { OnRoll, StudentOnRoll } from '../roll/students-on-roll'
import { degreeOf, degreeOfWord } from './education-words'
import type { ReadRow } from './read-row'
import type { Reason, RowValues } from './row'
import { changedFacts, newFacts, studentColumns, type StudentFacts } from './student-facts'

export type Judgement =
  | { verdict: 'accepted'; facts: StudentFacts; idNumber: string; idIndex: string }
  | { verdict: 'changed'; facts: StudentFacts; student: StudentOnRoll }
  | { verdict: 'unchanged'; student: StudentOnRoll }
  | { verdict: 'refused'; reasons: Reason[] }

/** What a row that has been read means for the roll as it stands. */
export function judgeRow(
  row: ReadRow & { idIndex: string | undefined },
  references: References,
  onRoll: OnRoll,
): Judgement {
  const student = row.idIndex ? onRoll.byIdIndex.get(row.idIndex) : undefined
  const values = withExactLevel(row, references, student)
  const classId = classOf(values, student, references)
  const reasons = [
    ...row.reasons,
    ...checkNumber(row, onRoll),
    ...(student ? checkKnown(values, student, references) : checkNew(row)),
    ...(classId === 'unknown' ? [unknownClass] : []),
  ]
  if (reasons.length > 0) return { verdict: 'refused', reasons }
  if (student) return compare(student, changedFacts(student, values, classId))
  const { idNumber } = values
  const major = references.major(values.major ?? '')
  if (!idNumber || !row.idIndex || !major) throw new Error('an incomplete row was not refused')
  const facts = newFacts(values, idNumber, major, classId)
  return { verdict: 'accepted', facts, idNumber, idIndex: row.idIndex }
}

export const unknownClass: Reason = {
  field: 'class',
  message: '该专业下没有这个班级，请与本校班级设置核对',
}

/** A class is looked for in the major given, or in the one the student has. */
export function classOf(
  values: RowValues,
  student: Pick<StudentOnRoll, 'major_id'> | undefined,
  references: References,
): string | undefined {
  const majorId = values.major ?? student?.major_id
  if (!values.class || !majorId) return undefined
  return references.findClass(majorId, values.class) ?? 'unknown'
}

/** 「本科」 means the level of the major, or of the student so far, when that is of the same degree. */
function withExactLevel(row: ReadRow, references: References, student?: StudentOnRoll): RowValues {
  const degree = degreeOfWord(row.texts.educationLevel?.trim() ?? '')
  if (!degree || !row.values.educationLevel) return row.values
  const major = references.major(row.values.major ?? student?.major_id ?? '')
  const level = [student?.education_level, major?.educationLevel].find(
    (it) => it && degreeOf(it) === degree,
  )
  return level ? { ...row.values, educationLevel: level } : row.values
}

function checkNumber(row: ReadRow & { idIndex: string | undefined }, onRoll: OnRoll): Reason[] {
  const holder = onRoll.byStudentNumber.get(row.values.studentNumber ?? '')
  if (!holder || !row.idIndex || holder.id_number_index === row.idIndex) return []
  return [
    {
      field: 'studentNumber',
      message: '学号已被本校同一年份的另一名学生使用；如需更正其身份证号，请在学籍中修改',
    },
  ]
}

function checkKnown(values: RowValues, student: StudentOnRoll, references: References): Reason[] {
  if (!references.major(student.major_id))
    return [{ field: 'idNumber', message: '该学生已在学籍中，但不在您管理的专业内' }]
  if (!student.has_reported) return []
  const reasons: Reason[] = []
  const add = (field: RollFieldName, message: string) => reasons.push({ field, message })
  if (values.name && values.name !== student.name)
    add('name', '该学生已上报，不能通过导入修改姓名，请核对')
  if (values.idType && values.idType !== student.id_type)
    add('idType', '该学生已上报，不能通过导入修改证件类型，请核对')
  return reasons
}

function checkNew({ texts, values, reasons }: ReadRow): Reason[] {
  const missing: Reason[] = []
  if (!texts.major && !reasons.some((it) => it.field === 'major'))
    missing.push({ field: 'major', message: '新学生须填写专业' })
  const type = (values.idType ?? 'resident') as IdType
  if (values.idNumber && !texts.sex && !hasEighteenDigits(type))
    missing.push({ field: 'sex', message: '性别没有填写，通行证号码中没有性别' })
  return missing
}

function compare(student: StudentOnRoll, facts: StudentFacts): Judgement {
  const names = studentColumns
  return names.every((it) => facts[it] === student[it])
    ? { verdict: 'unchanged', student }
    : { verdict: 'changed', facts, student }
}
