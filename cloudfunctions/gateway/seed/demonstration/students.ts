import { citiesOf, countiesOf, HOME_PROVINCE } from 'shared-types/codes/divisions'
import type { Stage } from 'shared-types/reports/workflow'
import { checkDigitOf } from 'shared-types/students/id-number'
import type { SeedArchive, SeedReport, SeedSchool, SeedStudent } from '../seed-file'

type ArchiveStep = SeedArchive['steps'][number]

interface Standing {
  origin?: Stage
  dispatch?: Stage
  opinion?: string
  archive?: ArchiveStep[]
}

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

const TO_SEND: ArchiveStep = { state: 'to-send', on: '2026-06-30' }
const SENT: ArchiveStep = { state: 'sent', on: '2026-07-06' }

/** Where a graduate stands: the stages of their origin and, after it, of their dispatch report; and their archive. */
const standings: Standing[] = [
  {},
  { origin: 'level2' },
  { origin: 'level1' },
  { origin: 'centre' },
  { origin: 'completed', dispatch: 'draft', archive: [TO_SEND] },
  { origin: 'level2' },
  { origin: 'rejected', opinion: '现户口所在地与户口簿不一致，请核对后重新提交' },
  {
    origin: 'completed',
    dispatch: 'level2',
    archive: [TO_SEND, SENT, { state: 'returned', on: '2026-07-15', note: '接收单位地址有误' }],
  },
  { archive: [{ state: 'kept', on: '2026-06-30' }] },
  {
    origin: 'completed',
    dispatch: 'completed',
    archive: [TO_SEND, SENT, { state: 'received', on: '2026-07-10' }],
  },
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
      archive: archiveOf(standing, order),
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

function reportsOf(standing: Standing, order: number): SeedReport[] {
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

const RECIPIENTS = ['广州市人才服务中心', '深圳市人才交流中心', '佛山市人力资源和社会保障局']

function archiveOf({ archive }: Standing, order: number): SeedArchive | undefined {
  if (!archive) return undefined
  const isKept = archive.some((it) => it.state === 'kept')
  const recipient = {
    recipientUnit: RECIPIENTS[order % RECIPIENTS.length],
    recipientContact: '档案科',
    recipientPhone: '020-00000000',
    recipientAddress: '示例路1号',
    carrier: order % 3 === 0 ? 'confidential-post' : 'ems',
    trackingNumber: `EX${String(440000000 + order)}CN`,
  }
  return {
    steps: archive,
    graduated: true,
    data: { handler: '陈指导', ...(!isKept && recipient) },
  }
}
