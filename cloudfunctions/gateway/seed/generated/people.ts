import { choices } from 'shared-types/codes/code-tables'
import type { IdType } from 'shared-types/students/id-number'
import type { Sex } from 'shared-types/students/roll-fields'
import { identityNumbers } from './inventory/identity-numbers'
import { nameOf } from './inventory/names'
import { pickWeighted, weighted, type Random } from './random'
import { originOf } from './inventory/regions'
import type { WrittenMajor, WrittenSchool } from './write-organisation'

export interface Person {
  id: string
  name: string
  idType: IdType
  idNumber: string
  birthDate: string
  sex: Sex
  studentNumber: string
  examNumber: string
  ethnicity: string
  politicalStatus: string
  trainingMode: string
  originRegion: string
  enrolledOn: string
  graduatesOn: string
  major: WrittenMajor
  classId: string
  mobile: string
}

const idTypes = weighted<IdType>([
  ['resident', 996],
  ['hk-macau-permit', 2],
  ['taiwan-permit', 1],
  ['hmt-residence', 1],
])
const politicalStatuses = weighted([
  ['03', 76],
  ['01', 9],
  ['02', 4],
  ['13', 11],
])
/** 非定向, 自费, 定向, 委培, 民族生. */
const trainingModes = weighted([
  ['1', 945],
  ['4', 30],
  ['2', 15],
  ['3', 5],
  ['11', 5],
])
const minorities = choices('ethnicity')
  .map((it) => it.code)
  .filter((it) => it !== '01')
/** 壮、瑶、土家、苗、维吾尔、藏 are most of those who are not 汉. */
const FREQUENT_MINORITIES = ['08', '13', '15', '06', '05', '04']

/** Prefixes of data cards: nobody answers there. */
const MOBILES_PER_SCHOOL = 65_000

/** Everybody who graduates from a school in a year, the same for the same random. */
export function* peopleOf(
  school: WrittenSchool,
  at: { schoolIndex: number; year: number; createdAtMs: number },
  random: Random,
): Generator<Person> {
  const numbers = identityNumbers(at.schoolIndex, at.year)
  let order = 0
  for (const [majorAt, major] of school.majors.entries()) {
    for (const [classAt, { size }] of major.planned.classes.entries()) {
      for (let seat = 0; seat < size; seat++) {
        order++
        const { degree, studyYears } = major.planned
        const enrolled = at.year - studyYears
        const idType = pickWeighted(random, idTypes)
        const isMainland = idType === 'resident'
        const sex = random.chance(0.52) ? 'female' : 'male'
        const region = isMainland ? originOf(random) : '810000'
        const ethnicity = isMainland ? ethnicityOf(random) : '01'
        yield {
          id: random.uuid(at.createdAtMs),
          name: nameOf(random, sex, ethnicity),
          idType,
          ...numbers.next({ type: idType, degree, sex, region }, random),
          sex,
          studentNumber: studentNumberOf(enrolled, majorAt, order),
          examNumber: `${enrolled % 100}${region}${String(order).padStart(6, '0')}`,
          ethnicity,
          politicalStatus: isMainland ? pickWeighted(random, politicalStatuses) : '13',
          trainingMode: isMainland ? pickWeighted(random, trainingModes) : '1',
          originRegion: region,
          enrolledOn: `${enrolled}-09-01`,
          graduatesOn: `${at.year}-06-30`,
          major,
          classId: major.classIds[classAt] ?? '',
          mobile: `145${String(at.schoolIndex * MOBILES_PER_SCHOOL + order).padStart(8, '0')}`,
        }
      }
    }
  }
}

/** The number of the first person of a plan: whoever finds it on the roll knows that the school is done. */
export function firstStudentNumber(school: WrittenSchool, year: number): string {
  const at = school.majors.findIndex((it) => it.planned.classes.some(({ size }) => size > 0))
  return studentNumberOf(year - (school.majors[at]?.planned.studyYears ?? 0), at, 1)
}

const studentNumberOf = (enrolled: number, majorAt: number, order: number) =>
  `${enrolled}${String(majorAt + 1).padStart(3, '0')}${String(order).padStart(5, '0')}`

function ethnicityOf(random: Random): string {
  if (!random.chance(0.035)) return '01'
  return random.chance(0.8) ? random.pick(FREQUENT_MINORITIES) : random.pick(minorities)
}
