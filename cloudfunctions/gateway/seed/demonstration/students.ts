import { citiesOf, countiesOf, HOME_PROVINCE } from 'shared-types/codes/divisions'
import type { Stage } from 'shared-types/reports/workflow'
import { checkDigitOf } from 'shared-types/students/id-number'
import type { SeedReport, SeedSchool, SeedStudent } from '../seed-file'

const SURNAMES = [...'陈李张黄何林吴郑梁谢刘周罗蔡杨许苏曾邓彭']
const GIVEN = [
  ...[
    '嘉怡',
    '子轩',
    '晓彤',
    '俊杰',
    '思敏',
    '浩然',
    '雨晴',
    '志远',
    '静文',
    '伟强',
    '欣悦',
    '家明',
    '婉婷',
    '宇航',
  ],
  ...['诗涵', '建锋', '雅琪', '国栋', '梦洁', '启铭'],
]
const OUTSIDE = ['430102', '360102', '450103', '510104', '420102']
const STUDENTS_PER_SCHOOL = 40

/** Where a graduate stands: the stages of their origin and, after it, of their dispatch report. */
const standings: { origin?: Stage; dispatch?: Stage; opinion?: string }[] = [
  {},
  { origin: 'level2' },
  { origin: 'level1' },
  { origin: 'centre' },
  { origin: 'completed', dispatch: 'draft' },
  { origin: 'level2' },
  { origin: 'rejected', opinion: '现户口所在地与户口簿不一致，请核对后重新提交' },
  { origin: 'completed', dispatch: 'level2' },
  {},
  { origin: 'completed', dispatch: 'completed' },
]

/** Invented people: numbers end in a valid check digit and belong to nobody; their telephones are data-card numbers. */
export function demonstrationStudents(school: SeedSchool, schoolIndex: number): SeedStudent[] {
  const majors = school.departments.flatMap((it) => it.majors)
  return Array.from({ length: STUDENTS_PER_SCHOOL }, (_, at) => {
    const major = majors[at % majors.length]
    if (!major) throw new Error('a demonstration school without majors')
    const order = schoolIndex * STUDENTS_PER_SCHOOL + at
    const region = regionOf(order)
    const studentNumber = `${2026 - major.studyYears}${String(order + 1).padStart(5, '0')}`
    const standing = standings[at % standings.length] ?? {}
    return {
      name: `${SURNAMES[order % SURNAMES.length] ?? ''}${GIVEN[(order * 7) % GIVEN.length] ?? ''}`,
      idNumber: idNumberOf(region, order),
      studentNumber,
      ethnicity: '汉族',
      politicalStatus: order % 3 === 0 ? '中共党员' : '共青团员',
      major: major.code,
      class: major.classes[order % major.classes.length],
      originRegion: region,
      enrolledOn: `${2026 - major.studyYears}-09-01`,
      graduatesOn: '2026-06-30',
      reports: reportsOf(standing, order),
    }
  })
}

function regionOf(order: number): string {
  if (order % 6 === 5) return OUTSIDE[order % OUTSIDE.length] ?? ''
  const cities = citiesOf(HOME_PROVINCE)
  const city = cities[order % cities.length]?.code ?? '440100'
  return countiesOf(city)[0]?.code ?? city
}

function idNumberOf(region: string, order: number): string {
  const day = String((order % 28) + 1).padStart(2, '0')
  const month = String((order % 12) + 1).padStart(2, '0')
  const body = `${region}2004${month}${day}${String(900 + (order % 99)).padStart(3, '0')}`
  return body + checkDigitOf(body)
}

function reportsOf(standing: (typeof standings)[number], order: number): SeedReport[] {
  if (!standing.origin) return []
  const origin: SeedReport = {
    kind: 'origin',
    stage: standing.origin,
    data: {
      currentHukou: '与生源地一致',
      mobile: `1450000${String(order * 37).padStart(4, '0')}`,
      teacherTraining: '0',
    },
    ...(standing.opinion && { opinion: standing.opinion }),
  }
  if (!standing.dispatch) return [origin]
  return [origin, { kind: 'dispatch', stage: standing.dispatch, data: {} }]
}
