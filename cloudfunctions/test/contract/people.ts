import { functionPermissionNames, type FunctionPermission } from 'shared-types/accounts/permissions'
import type { Caller } from 'shared-types/operation'
import { readSeedFile, type SeedFile } from '../../gateway/seed/seed-file'

/** Somebody who calls. Staff and students in a browser hold a token, students in WeChat an openid, partners a key. */
export interface Person {
  caller: Caller
  id?: string
  schoolId?: string
  token?: string
  openid?: string
  /** What a partner system signs with; `timestamp` when it is not now. */
  key?: { id: string; secret: string; timestamp?: string }
}

export const nobody = (caller: Caller): Person => ({ caller })

export const YEAR = 2026
export const PASSWORD = 'Sample2026x'
export const SOFTWARE = '080902'
const NURSING = '101101'

const majors = [
  {
    name: '信息学院',
    majors: [{ code: SOFTWARE, name: '软件工程', classes: ['软件1班', '软件2班'] }],
  },
  { name: '医学院', majors: [{ code: NURSING, name: '护理学', classes: ['护理1班'] }] },
]

/** A role that lacks one permission and has every other. */
const lacking = (level: 'level1' | 'centre') =>
  functionPermissionNames.map((it) => ({
    name: `无${it}`,
    level,
    functions: functionPermissionNames.filter((other) => other !== it),
  }))

/** The account of somebody whose role grants everything but this. */
export const accountLacking = (prefix: string, permission: FunctionPermission) =>
  `${prefix}-no-${permission}`

const staffLacking = (prefix: string) =>
  functionPermissionNames.map((it) => ({
    account: accountLacking(prefix, it),
    name: '缺权限',
    role: `无${it}`,
  }))

/**
 * Two schools with the same majors. In the first: `level1` and `level2` who see software engineering, `otherMajor` who
 * sees nursing alone; in the second `otherSchool`. All of them hold every function permission there is.
 */
export function province(): SeedFile {
  const functions = functionPermissionNames
  return readSeedFile({
    years: [{ year: YEAR, current: true, open: { origin: true, dispatch: true } }],
    centre: {
      roles: [{ name: '省中心', level: 'centre' }, ...lacking('centre')],
      staff: [{ account: 'centre', name: '周主任', role: '省中心' }, ...staffLacking('centre')],
    },
    schools: [
      {
        code: '10001',
        name: '甲大学',
        campuses: ['东校区'],
        departments: majors,
        roles: [
          { name: '二级', level: 'level2', functions, majors: [SOFTWARE] },
          { name: '一级', level: 'level1', functions },
          { name: '护理', level: 'level1', functions, majors: [NURSING] },
          ...lacking('level1'),
        ],
        staff: [
          { account: '10001level2', name: '林经办', role: '二级', password: PASSWORD },
          { account: '10001level1', name: '陈指导', role: '一级', password: PASSWORD },
          { account: '10001other', name: '邻院系', role: '护理' },
          { account: '10001new', name: '新同事', role: '一级', mustChangePassword: true },
          { account: '10001gone', name: '离职者', role: '一级' },
          ...staffLacking('10001'),
        ],
      },
      {
        code: '10002',
        name: '乙大学',
        campuses: ['西校区'],
        departments: majors,
        roles: [{ name: '一级', level: 'level1', functions }],
        staff: [{ account: '10002level1', name: '外校人', role: '一级' }],
      },
    ],
  })
}
