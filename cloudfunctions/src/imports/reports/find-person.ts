import { idNumberProblem, normaliseIdNumber } from 'shared-types/students/id-number'
import type { PersonOnRoll } from '../../reports/import/known-reports'
import type { StaffActor } from '../../runtime/actor'
import { normaliseName } from '../rows/read-field'
import type { Reason, Texts } from '../subject'

/** Who a row says it is about. */
export interface PersonNamed {
  name: string
  idNumber: string
  studentNumber: string
}

export const readPerson = (texts: Texts): PersonNamed => ({
  name: normaliseName(texts['name'] ?? ''),
  idNumber: normaliseIdNumber((texts['idNumber'] ?? '').normalize('NFKC')),
  studentNumber: (texts['studentNumber'] ?? '').normalize('NFKC').trim(),
})

const reason = (field: keyof PersonNamed, message: string): Reason => ({ field, message })

/** By student number or ID number; where a row gives both, or a name, they must belong together. */
export function findPerson(
  { name, idNumber, studentNumber }: PersonNamed,
  idIndex: string | undefined,
  people: readonly PersonOnRoll[],
  actor: StaffActor,
): { person: PersonOnRoll } | { reason: Reason } {
  const byId = people.find((it) => it.id_number_index === idIndex)
  const byNumber = people.find((it) => it.student_number === studentNumber)
  const person = byNumber ?? byId
  if (!person) return { reason: notFound(idNumber, studentNumber) }
  if (idIndex && person.id_number_index !== idIndex)
    return { reason: reason('idNumber', '身份证号与学籍中该学号的学生不一致，请核对') }
  if (studentNumber && person.student_number !== studentNumber)
    return { reason: reason('studentNumber', '学号与学籍中该身份证号的学生不一致，请核对') }
  if (actor.majors !== 'all' && !actor.majors.includes(person.major_id))
    return { reason: reason('name', '该学生不在您管理的专业内') }
  if (name && name !== person.name) return { reason: reason('name', '姓名与学籍不一致，请核对') }
  return { person }
}

function notFound(idNumber: string, studentNumber: string): Reason {
  if (!idNumber && !studentNumber)
    return reason('studentNumber', '学号和身份证号都没有填写，请至少填写一项')
  const problem = idNumber && !studentNumber ? idNumberProblem('resident', idNumber) : undefined
  if (problem && /^\d{17}[\dX]$/.test(idNumber)) return reason('idNumber', problem)
  return reason(
    studentNumber ? 'studentNumber' : 'idNumber',
    '本校该年份的学籍中没有此人，请先导入学籍',
  )
}
