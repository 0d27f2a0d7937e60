import type pg from 'pg'
import { maskIdNumber } from 'shared-types/formats'
import { isFromMainland } from 'shared-types/students/id-number'
import { personIndex } from '../../../src/identity/verified-person'
import { initialsOf } from '../../../src/imports/roll/write-students'
import type { Keys } from '../../../src/platform/crypto/sealing'
import { CONSENT_VERSION } from '../../../src/runtime/config'
import { copyRows, type Value } from './copy-rows'
import type { Person } from './people'
import type { GeneratedReport, SchoolYear } from './reports'

export interface Graduate {
  person: Person
  reports: readonly GeneratedReport[]
}

const date = (ms: number) => new Date(ms)

/** The roll, whom binding finds, and who has bound a WeChat account. */
export async function writePeople(
  client: pg.ClientBase,
  keys: Keys,
  { school, year, beginsAtMs }: SchoolYear,
  graduates: readonly Graduate[],
): Promise<void> {
  const begun = date(beginsAtMs)
  const numbers = new Map(
    graduates.map(({ person }) => [person, keys.blindIndex('id-number', person.idNumber)]),
  )
  const indexOf = (person: Person) => numbers.get(person) ?? ''
  await copyRows(
    client,
    'student',
    STUDENT,
    map(graduates, ({ person, reports }) => [
      school.id,
      year,
      ...studentFacts(person, keys),
      indexOf(person),
      begun,
      completedAt(reports) ?? begun,
    ]),
  )
  await copyRows(
    client,
    'person_index',
    ['id_number_index', 'school_id', 'student_id', 'year'],
    map(graduates, ({ person }) => [indexOf(person), school.id, person.id, year]),
  )
  await copyRows(
    client,
    'wechat_account',
    WECHAT_ACCOUNT,
    map(
      graduates.filter(({ reports }) => reports.length > 0),
      ({ person, reports }) => {
        const bound = date(reports[0]?.createdAtMs ?? beginsAtMs)
        const isVerified = isFromMainland(person.idType)
        return [
          keys.blindIndex('openid', `generated/${school.id}/${person.studentNumber}`),
          bound,
          CONSENT_VERSION,
          bound,
          isVerified ? 'sandbox' : null,
          isVerified ? bound : null,
          isVerified ? personIndex({ keys }, person.name, person.idNumber) : null,
          school.id,
          person.id,
          bound,
        ]
      },
    ),
  )
}

const STUDENT = [
  'school_id',
  'year',
  ...['id', 'name', 'name_initials', 'id_type', 'id_number_sealed', 'id_number_tail'],
  ...['student_number', 'exam_number', 'sex', 'birth_date', 'ethnicity', 'political_status'],
  ...['education_level', 'training_mode', 'study_years', 'enrolled_on', 'graduates_on'],
  ...['origin_region', 'major_id', 'class_id'],
  'id_number_index',
  'created_at',
  'updated_at',
]

function studentFacts(person: Person, keys: Keys): Value[] {
  const { major } = person
  return [
    ...[person.id, person.name, initialsOf(person.name), person.idType],
    ...[keys.seal(person.idNumber), maskIdNumber(person.idNumber)],
    ...[person.studentNumber, person.examNumber, person.sex, person.birthDate],
    ...[person.ethnicity, person.politicalStatus, major.educationLevel, person.trainingMode],
    ...[major.planned.studyYears, person.enrolledOn, person.graduatesOn],
    ...[person.originRegion, major.id, person.classId],
  ]
}

/** A completed origin report is taken over into the roll. */
function completedAt(reports: readonly GeneratedReport[]): Date | undefined {
  const origin = reports.find((it) => it.kind === 'origin' && it.stage === 'completed')
  return origin && date(origin.updatedAtMs)
}

const WECHAT_ACCOUNT = [
  ...['openid_index', 'created_at', 'consent_version', 'consented_at'],
  ...['face_provider', 'face_verified_at', 'face_person_index'],
  ...['school_id', 'student_id', 'bound_at'],
]

function* map<T>(list: readonly T[], row: (it: T) => Value[]): Generator<Value[]> {
  for (const it of list) yield row(it)
}
