import type { FieldProblem } from 'shared-types/errors'
import {
  idNumberProblem,
  isFromMainland,
  normaliseIdNumber,
  type IdType,
} from 'shared-types/students/id-number'

/** What is entered to be found on the roll. */
export interface Person {
  idType: IdType
  name: string
  idNumber: string
  studentNumber: string
  /** 「核验码」 of the school, in place of the face check; undefined where none is to be entered. */
  confirmationCode: string | undefined
}

export const idNumberLabel = (type: IdType) => (isFromMainland(type) ? '身份证号' : '证件号码')

/** Everything that can be seen to be wrong before the server is asked. */
export function problemsOf(person: Person): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!person.name.trim()) problems.push({ field: 'name', message: '请填写姓名' })
  const idNumber = normaliseIdNumber(person.idNumber)
  const wrong = idNumber
    ? idNumberProblem(person.idType, idNumber)
    : `请填写${idNumberLabel(person.idType)}`
  if (wrong) problems.push({ field: 'idNumber', message: wrong })
  if (person.confirmationCode?.trim() === '')
    problems.push({ field: 'confirmationCode', message: '请填写学校提供的核验码' })
  return problems
}

/** As the server is asked: without the spaces that people and keyboards add. */
export function tidyPerson(person: Person) {
  const studentNumber = person.studentNumber.trim()
  const confirmationCode = person.confirmationCode?.trim()
  return {
    idType: person.idType,
    name: person.name.trim(),
    idNumber: normaliseIdNumber(person.idNumber),
    ...(studentNumber && { studentNumber }),
    ...(confirmationCode && { confirmationCode }),
  }
}
