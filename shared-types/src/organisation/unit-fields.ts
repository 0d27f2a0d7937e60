import type { CodeTableId } from '../codes/code-tables'

export const unitKinds = ['department', 'major', 'class', 'campus'] as const
export type OrganisationUnitKind = (typeof unitKinds)[number]

export const unitKindLabels: Record<OrganisationUnitKind, string> = {
  department: '院系',
  major: '专业',
  class: '班级',
  campus: '校区',
}

export interface UnitField {
  name: string
  label: string
  type: 'text' | 'long-text' | 'phone' | 'study-years' | 'code' | 'national-major' | 'unit'
  required: boolean
  maxLength?: number
  code?: CodeTableId
  /** Of a `unit` field: which units of the same school it chooses from; files name them by their names. */
  unit?: OrganisationUnitKind
  /** Names of columns understood in files besides the label. */
  aliases: readonly string[]
  /** What stands in the example row of the import template. */
  example: string
  hint: string
}

const name = (label: string, aliases: readonly string[], example: string) =>
  ({
    name: 'name',
    label,
    type: 'text',
    required: true,
    maxLength: 100,
    aliases,
    example,
    hint: '',
  }) as const

const contact = {
  name: 'contact',
  label: '联系人',
  type: 'text',
  required: false,
  maxLength: 50,
  aliases: ['LXR'],
  example: '李示例',
  hint: '',
} as const

const phone = {
  name: 'phone',
  label: '联系电话',
  type: 'phone',
  required: false,
  aliases: ['LXDH', '电话'],
  example: '020-84110000',
  hint: '区号-号码，或 11 位手机号',
} as const

const introduction = {
  name: 'introduction',
  label: '简介',
  type: 'long-text',
  required: false,
  maxLength: 2000,
  aliases: ['JJ', '介绍'],
  example: '',
  hint: '',
} as const

/** The parts of a school (fields.md, School and organisation): form, list, import template and checks follow from these. */
export const unitFields = {
  department: [
    name('院系名称', ['YXMC', '院系', '学院', '名称'], '示例学院'),
    {
      name: 'parent',
      label: '上级院系',
      type: 'unit',
      unit: 'department',
      required: false,
      aliases: ['SJYX', '上级单位'],
      example: '',
      hint: '本校已有的院系名称，或同一文件中的院系；没有上级则留空',
    },
    contact,
    phone,
    {
      name: 'campus',
      label: '所在校区',
      type: 'text',
      required: false,
      maxLength: 100,
      aliases: ['XQ', '校区'],
      example: '东校区',
      hint: '',
    },
    introduction,
  ],
  major: [
    name('专业名称', ['ZYMC', '专业', '名称'], '示例专业'),
    {
      name: 'code',
      label: '专业代码',
      type: 'text',
      required: true,
      maxLength: 20,
      aliases: ['ZYDM', '代码'],
      example: '080901',
      hint: '本校的专业代码，校内不重复',
    },
    {
      name: 'studyYears',
      label: '学制',
      type: 'study-years',
      required: true,
      aliases: ['XZ', '学制（年）'],
      example: '4',
      hint: '0.5 至 8 年，以半年为单位',
    },
    {
      name: 'educationLevel',
      label: '学历',
      type: 'code',
      code: 'educationLevel',
      required: true,
      aliases: ['XLDM', 'XL', '办学层次', '学历（办学层次）'],
      example: '本科生毕业',
      hint: '填名称或代码',
    },
    {
      name: 'department',
      label: '所属院系',
      type: 'unit',
      unit: 'department',
      required: true,
      aliases: ['YXMC', '院系', '院系名称', '学院'],
      example: '示例学院',
      hint: '须与本校院系设置中的名称一致',
    },
    {
      name: 'nationalMajor',
      label: '国标专业',
      type: 'national-major',
      required: true,
      aliases: ['GBZY', 'GBZYDM', '国标专业代码', '国标专业名称'],
      example: '080901',
      hint: '国家专业目录中的代码或名称；目录未收录的填代码',
    },
    introduction,
  ],
  class: [
    name('班级名称', ['BJMC', 'BJ', '班级', '名称'], '示例2201班'),
    {
      name: 'major',
      label: '所属专业',
      type: 'unit',
      unit: 'major',
      required: true,
      aliases: ['ZYMC', 'ZYDM', '专业', '专业名称'],
      example: '示例专业',
      hint: '须与本校专业设置中的名称或代码一致',
    },
    contact,
    phone,
    introduction,
  ],
  campus: [
    name('校区名称', ['XQMC', '校区', '名称'], '东校区'),
    {
      name: 'address',
      label: '地址',
      type: 'text',
      required: false,
      maxLength: 200,
      aliases: ['DZ'],
      example: '',
      hint: '',
    },
    contact,
    phone,
    introduction,
  ],
} as const satisfies Record<OrganisationUnitKind, readonly UnitField[]>

export const fieldsOfUnit = (kind: OrganisationUnitKind): readonly UnitField[] => unitFields[kind]
