import { demonstrationStudents } from './students'
import type { SeedFile, SeedSchool } from '../seed-file'

export const DEMONSTRATION_PASSWORD = 'Biyetong2026'
export const DEMONSTRATION_YEAR = 2026

/** Printed at the start; the roles behind them are in `demonstrationProvince`. */
export const demonstrationAccounts = [
  { account: 'centre', description: '省中心：终审、撤销证书、查看全省' },
  { account: '10558admin', description: '中山大学 一级用户：全部专业' },
  { account: '10558jsj', description: '中山大学 二级用户：计算机学院的专业' },
  { account: '10574admin', description: '华南师范大学 一级用户：全部专业' },
  { account: '10574jy', description: '华南师范大学 二级用户：全部专业' },
  { account: '10833admin', description: '广东轻工职业技术学院 一级用户：全部专业' },
] as const

const UNDERGRADUATE = '11201'
const MASTER = '11121'
const ASSOCIATE = '11301'

type Major = SeedSchool['departments'][number]['majors'][number]

const major = (
  code: string,
  name: string,
  short: string,
  educationLevel = UNDERGRADUATE,
): Major => ({
  code,
  name,
  educationLevel,
  studyYears: educationLevel === UNDERGRADUATE ? 4 : 3,
  classes: educationLevel === MASTER ? [`${short}2023级`] : [`${short}1班`, `${short}2班`],
})

const roles: SeedSchool['roles'] = [
  // Issued by the centre: whoever has it sets up everything else.
  { name: '就业指导中心', level: 'level1', functions: 'all', majors: 'all', administrator: true },
  { name: '学院经办', level: 'level2', functions: 'all', majors: 'all' },
]

const person = (account: string, name: string, role: string): SeedSchool['staff'][number] => ({
  account,
  name,
  role,
  password: DEMONSTRATION_PASSWORD,
  mustChangePassword: false,
})

const sunYatSen: SeedSchool = {
  code: '10558',
  name: '中山大学',
  region: '440105',
  campuses: ['广州校区南校园', '广州校区东校园', '珠海校区', '深圳校区'],
  departments: [
    {
      name: '计算机学院',
      majors: [major('080901', '计算机科学与技术', '计科'), major('080902', '软件工程', '软工')],
    },
    {
      name: '中国语言文学系',
      majors: [
        major('050101', '汉语言文学', '中文'),
        major('050106', '中国现当代文学', '现当代文学', MASTER),
      ],
    },
  ],
  roles: [
    ...roles,
    { name: '计算机学院经办', level: 'level2', functions: 'all', majors: ['080901', '080902'] },
  ],
  staff: [
    person('10558admin', '陈指导', '就业指导中心'),
    person('10558jsj', '林经办', '计算机学院经办'),
  ],
  students: [],
}

const normal: SeedSchool = {
  code: '10574',
  name: '华南师范大学',
  region: '440106',
  campuses: ['石牌校区', '大学城校区', '佛山校区'],
  departments: [
    {
      name: '教育科学学院',
      majors: [major('040107', '小学教育', '小教'), major('040106', '学前教育', '学前')],
    },
    { name: '数学科学学院', majors: [major('070101', '数学与应用数学', '数应')] },
  ],
  roles,
  staff: [person('10574admin', '黄指导', '就业指导中心'), person('10574jy', '梁经办', '学院经办')],
  students: [],
}

const vocational: SeedSchool = {
  code: '10833',
  name: '广东轻工职业技术学院',
  region: '440105',
  campuses: ['广州校区', '佛山校区'],
  departments: [
    { name: '信息技术学院', majors: [major('510201', '计算机应用技术', '计应', ASSOCIATE)] },
    { name: '管理学院', majors: [major('530701', '电子商务', '电商', ASSOCIATE)] },
  ],
  roles,
  staff: [person('10833admin', '吴指导', '就业指导中心')],
  students: [],
}

/** Three schools with invented graduates at every step of the way, for whoever starts the product for the first time. */
export function demonstrationProvince(): SeedFile {
  const open = { origin: true, dispatch: true, employment: true }
  const schools = [sunYatSen, normal, vocational]
  return {
    years: [
      { year: DEMONSTRATION_YEAR, current: true, open },
      { year: DEMONSTRATION_YEAR - 1, current: false },
    ],
    centre: {
      name: '广东省高等学校毕业生就业指导中心',
      roles: [
        {
          name: '省中心管理员',
          level: 'centre',
          functions: 'all',
          majors: 'all',
          administrator: true,
        },
      ],
      staff: [person('centre', '周主任', '省中心管理员')],
    },
    schools: schools.map((it, at) => ({ ...it, students: demonstrationStudents(it, at) })),
  }
}
