import { readSeedFile, type SeedFile } from '../cloudfunctions/gateway/seed/seed-file'
import { idNumber } from '../cloudfunctions/src/imports/test/roll-rows'

export const SMALL_SCHOOL = '19001'
/** Who report, half of them through the product and half through bare SQL. */
export const STUDENTS = 900
/** Who have a completed dispatch and wait for their certificate. */
export const GRADUATES = 60

const day = (at: number) => `2004${String((at % 12) + 1).padStart(2, '0')}01`

/** A school with one major, people at the beginning of their way, and some at the end. */
export function smallSchool(year: number): SeedFile {
  const student = (at: number) => ({
    name: `样例${String.fromCodePoint(0x4e00 + at)}`,
    idNumber: idNumber(Math.floor(at / 12), day(at)),
    studentNumber: `2022${String(at).padStart(5, '0')}`,
    major: '软件工程',
    politicalStatus: '共青团员',
    originRegion: '440106',
    ...((at < STUDENTS / 2 || at >= STUDENTS) && { openid: `bench-${at}` }),
  })
  const origin = { currentHukou: '与生源地一致', mobile: '14500000001', teacherTraining: '0' }
  const done = [
    { kind: 'origin', stage: 'completed', data: origin },
    { kind: 'dispatch', stage: 'completed' },
  ]
  return readSeedFile({
    years: [{ year, current: true, open: {} }],
    centre: {
      roles: [{ name: '省中心', level: 'centre' }],
      staff: [{ account: 'bench-centre', name: '周主任', role: '省中心' }],
    },
    schools: [
      {
        code: SMALL_SCHOOL,
        name: '样例大学',
        departments: [{ name: '信息学院', majors: [{ code: '080902', name: '软件工程' }] }],
        roles: [
          { name: '就业办', level: 'level1' },
          { name: '经办', level: 'level2' },
        ],
        staff: [
          { account: 'bench-level1', name: '陈老师', role: '就业办' },
          { account: 'bench-level2', name: '林老师', role: '经办' },
        ],
        students: Array.from({ length: STUDENTS + GRADUATES }, (_, at) => ({
          ...student(at),
          ...(at >= STUDENTS && { reports: done }),
        })),
      },
    ],
  })
}
