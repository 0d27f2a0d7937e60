import { birthDateOf, hasEighteenDigits, sexOf, type IdType } from 'shared-types/students/id-number'
import type { Tables } from '../../database/tables'
import type { Major } from '../roll/references'
import type { StudentOnRoll } from '../roll/students-on-roll'
import type { RowValues } from './row'

/** The columns of `student` that an import fills; its ID number is never changed by one. */
export const studentColumns = [
  'name',
  'id_type',
  'student_number',
  'exam_number',
  'sex',
  'birth_date',
  'ethnicity',
  'political_status',
  'education_level',
  'training_mode',
  'study_years',
  'enrolled_on',
  'graduates_on',
  'origin_region',
  'diploma_number',
  'major_id',
  'class_id',
] as const

export type StudentFacts = Pick<Tables['student'], (typeof studentColumns)[number]>

const NOT_DIRECTED = '1'

export function newFacts(
  values: RowValues,
  idNumber: string,
  major: Major,
  classId: string | undefined,
): StudentFacts {
  return {
    name: '',
    student_number: '',
    id_type: 'resident',
    exam_number: null,
    sex: '',
    birth_date: null,
    ethnicity: null,
    political_status: null,
    education_level: major.educationLevel,
    training_mode: NOT_DIRECTED,
    study_years: major.studyYears,
    enrolled_on: null,
    graduates_on: null,
    origin_region: null,
    diploma_number: null,
    major_id: major.id,
    ...given(values),
    ...toldByIdNumber((values.idType ?? 'resident') as IdType, idNumber),
    class_id: classId ?? null,
  }
}

const toldByIdNumber = (type: IdType, idNumber: string) =>
  hasEighteenDigits(type) ? { sex: sexOf(idNumber), birth_date: birthDateOf(idNumber) } : {}

export function changedFacts(
  student: StudentOnRoll,
  values: RowValues,
  classId: string | undefined,
): StudentFacts {
  const former = Object.fromEntries(
    studentColumns.map((column) => [column, student[column]]),
  ) as unknown as StudentFacts
  const facts = { ...former, ...given(values) }
  // A class of the former major does not go along into another.
  const kept = facts.major_id === former.major_id ? former.class_id : null
  return { ...facts, class_id: classId ?? kept }
}

/** Only what the row gives: an empty cell leaves what is there. */
function given(values: RowValues): Partial<StudentFacts> {
  const facts = {
    name: values.name,
    id_type: values.idType,
    student_number: values.studentNumber,
    exam_number: values.examNumber,
    sex: values.sex,
    birth_date: values.birthDate,
    ethnicity: values.ethnicity,
    political_status: values.politicalStatus,
    education_level: values.educationLevel,
    training_mode: values.trainingMode,
    study_years: values.studyYears ? Number(values.studyYears) : undefined,
    enrolled_on: values.enrolledOn,
    graduates_on: values.graduatesOn,
    origin_region: values.originRegion,
    diploma_number: values.diplomaNumber,
    major_id: values.major,
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
