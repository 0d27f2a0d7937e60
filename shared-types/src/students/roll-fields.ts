import type { CodeTableId } from '../codes/code-tables'
import { matchHeading } from '../imports/match-heading'

export interface RollField {
  name: string
  label: string
  type:
    | 'text'
    | 'id-type'
    | 'id-number'
    | 'sex'
    | 'code'
    | 'date'
    | 'study-years'
    | 'division'
    | 'major'
    | 'class'
    | 'year'
  code?: CodeTableId
  /** A row without it is refused. */
  required: boolean
  maxLength?: number
  /** Ministry and customary column names (fields.md, DBF) matched besides the label. */
  aliases: readonly string[]
  /** What stands in the example row of the template. */
  example: string
  /** How to fill it in, for the instruction sheet. */
  hint: string
}

/**
 * Columns of the roll 「学籍」 import. Minimum: name, ID number, student number; the rest defaults from the
 * ID number and the major, or may be completed later.
 */
export const rollFields = [
  {
    name: 'name',
    label: '姓名',
    type: 'text',
    required: true,
    maxLength: 50,
    aliases: ['XM', '学生姓名'],
    example: '张示例',
    hint: '与身份证件一致，少数民族姓名用中间点“·”',
  },
  {
    name: 'idType',
    label: '证件类型',
    type: 'id-type',
    required: false,
    aliases: ['SFZJLX', '身份证件类型'],
    example: '居民身份证',
    hint: '不填默认为居民身份证',
  },
  {
    name: 'idNumber',
    label: '身份证号',
    type: 'id-number',
    required: true,
    aliases: ['SFZH', '证件号码', '身份证号码', '证件号'],
    example: '440106200401011116',
    hint: '列须设为文本格式，否则 Excel 会改变后几位',
  },
  {
    name: 'studentNumber',
    label: '学号',
    type: 'text',
    required: true,
    maxLength: 30,
    aliases: ['XH'],
    example: '2022010001',
    hint: '同一学校同一年份内不重复',
  },
  {
    name: 'examNumber',
    label: '准考证号',
    type: 'text',
    required: false,
    maxLength: 30,
    aliases: ['KSH', '考生号'],
    example: '22440106000001',
    hint: '',
  },
  {
    name: 'sex',
    label: '性别',
    type: 'sex',
    required: false,
    aliases: ['XBDM', 'XB', '性别代码'],
    example: '男',
    hint: '填男或女；不填由身份证号得出，填写时须与身份证号一致',
  },
  {
    name: 'birthDate',
    label: '出生日期',
    type: 'date',
    required: false,
    aliases: ['CSRQ', '出生年月'],
    example: '2004-01-01',
    hint: '由身份证号得出；通行证持有人须填写',
  },
  {
    name: 'ethnicity',
    label: '民族',
    type: 'code',
    code: 'ethnicity',
    required: false,
    aliases: ['MZDM', 'MZ', '民族代码'],
    example: '汉族',
    hint: '填名称或代码',
  },
  {
    name: 'politicalStatus',
    label: '政治面貌',
    type: 'code',
    code: 'politicalStatus',
    required: false,
    aliases: ['ZZMMDM', 'ZZMM'],
    example: '共青团员',
    hint: '填名称或代码',
  },
  {
    name: 'educationLevel',
    label: '学历',
    type: 'code',
    code: 'educationLevel',
    required: false,
    aliases: ['XLDM', 'XL', '办学层次', '学历（办学层次）', '学历代码'],
    example: '本科生毕业',
    hint: '填名称或代码；不填时取专业的学历',
  },
  {
    name: 'major',
    label: '专业',
    type: 'major',
    required: false,
    maxLength: 100,
    aliases: ['ZYMC', 'ZYDM', '专业名称', '专业代码'],
    example: '计算机科学与技术',
    hint: '须与本校专业设置中的名称或代码一致',
  },
  {
    name: 'class',
    label: '班级',
    type: 'class',
    required: false,
    maxLength: 50,
    aliases: ['BJ', 'BJMC', '班级名称'],
    example: '计科2201班',
    hint: '须与本校班级设置中的名称一致',
  },
  {
    name: 'trainingMode',
    label: '培养方式',
    type: 'code',
    code: 'trainingMode',
    required: false,
    aliases: ['PYFSDM', 'PYFS'],
    example: '非定向',
    hint: '不填默认为非定向',
  },
  {
    name: 'studyYears',
    label: '学制',
    type: 'study-years',
    required: false,
    aliases: ['XZ', '学制（年）'],
    example: '4',
    hint: '0.5 至 8 年；不填时取专业的学制',
  },
  {
    name: 'enrolledOn',
    label: '入学日期',
    type: 'date',
    required: false,
    aliases: ['RXSJ', '入学时间', '入学年月'],
    example: '2022-09-01',
    hint: '日期，如 2022-09-01',
  },
  {
    name: 'graduatesOn',
    label: '毕业日期',
    type: 'date',
    required: false,
    aliases: ['BYSJ', '毕业时间', '毕业年月'],
    example: '2026-06-30',
    hint: '毕业证书上的日期',
  },
  {
    name: 'originRegion',
    label: '生源地',
    type: 'division',
    required: false,
    aliases: ['SYDDM', 'SYSZD', '生源所在地', '生源地代码'],
    example: '广东省广州市越秀区',
    hint: '六位行政区划代码或完整名称',
  },
  {
    name: 'diplomaNumber',
    label: '毕业证书编号',
    type: 'text',
    required: false,
    maxLength: 30,
    aliases: ['BYZSH', '证书编号'],
    example: '105581202605000001',
    hint: '',
  },
] as const satisfies readonly RollField[]

export type RollFieldName = (typeof rollFields)[number]['name']

/** What no record of the roll is without; an import's row may leave some of it to the ID number and the major. */
export const requiredOnRoll: readonly RollFieldName[] = [
  'name',
  'idType',
  'idNumber',
  'studentNumber',
  'sex',
  'major',
  'educationLevel',
  'trainingMode',
  'studyYears',
]

export const sexes = [
  { code: 'male', name: '男', ministryCode: '1' },
  { code: 'female', name: '女', ministryCode: '2' },
] as const
export type Sex = (typeof sexes)[number]['code']

/** Which field a column heading means; undefined when it is not clear and a person must choose. */
export const fieldForHeading = (heading: string): RollFieldName | undefined =>
  matchHeading(rollFields, heading)
