import type { ScopeAccess } from '../partners/scopes'

/** Function permissions 「功能权限」 that a role grants, by room of the admin web. */
export const functionPermissions = {
  'roll.view': { group: '学籍管理', label: '查看学籍' },
  'roll.import': { group: '学籍管理', label: '导入学籍' },
  'roll.edit': { group: '学籍管理', label: '修改学籍、当面核验、解除微信绑定' },
  'origin.view': { group: '生源上报', label: '查看' },
  'origin.edit': { group: '生源上报', label: '编辑' },
  'origin.review': { group: '生源上报', label: '审核' },
  'origin.import': { group: '生源上报', label: '导入' },
  'origin.export': { group: '生源上报', label: '导出' },
  'origin.fields': { group: '生源上报', label: '字段设置' },
  'dispatch.view': { group: '派遣方案', label: '查看' },
  'dispatch.edit': { group: '派遣方案', label: '编辑' },
  'dispatch.review': { group: '派遣方案', label: '审核' },
  'dispatch.import': { group: '派遣方案', label: '导入' },
  'dispatch.export': { group: '派遣方案', label: '导出' },
  'dispatch.initialise': { group: '派遣方案', label: '批量初始化', centreOnly: true },
  'dispatch.fields': { group: '派遣方案', label: '字段设置' },
  'employment.view': { group: '就业上报', label: '查看' },
  'employment.edit': { group: '就业上报', label: '编辑' },
  'employment.review': { group: '就业上报', label: '审核' },
  'employment.import': { group: '就业上报', label: '导入' },
  'employment.export': { group: '就业上报', label: '导出' },
  'employment.fields': { group: '就业上报', label: '字段设置' },
  'exports.approve': { group: '导出审批', label: '设置导出限额、审批超限额的导出' },
  'certificates.view': { group: '电子证书', label: '查看' },
  'certificates.issue': { group: '电子证书', label: '签发、换发', centreOnly: true },
  'certificates.revoke': { group: '电子证书', label: '撤销', centreOnly: true },
  'archives.view': { group: '档案', label: '查看' },
  'archives.edit': { group: '档案', label: '编辑' },
  'archives.import': { group: '档案', label: '导入' },
  'partners.manage': { group: '合作系统', label: '管理', centreOnly: true },
  'appeals.view': { group: '申诉中心', label: '查看' },
  'appeals.answer': { group: '申诉中心', label: '处理' },
  'appeals.settings': { group: '申诉中心', label: '申诉设置' },
  'announcements.edit': { group: '资讯公告', label: '撰写、发布、撤下' },
  'questions.edit': { group: '常见问题', label: '维护', centreOnly: true },
  'organisation.view': { group: '院校组织', label: '查看院校信息、院系、专业、班级、校区' },
  'organisation.edit': { group: '院校组织', label: '编辑' },
  'organisation.import': { group: '院校组织', label: '导入院系、专业、班级' },
  'roles.view': { group: '角色管理', label: '查看' },
  'roles.edit': { group: '角色管理', label: '编辑' },
  'staff.view': { group: '用户管理', label: '查看' },
  'staff.edit': { group: '用户管理', label: '编辑、重置密码、解锁' },
  'staff.security': { group: '用户管理', label: '设置登录安全要求' },
  'settings.reporting': { group: '上报设置', label: '开放与关闭上报' },
  'audit.view': { group: '操作日志', label: '查询与导出' },
  'schools.view': { group: '院校管理', label: '查看', centreOnly: true },
  'schools.edit': {
    group: '院校管理',
    label: '新建、编辑、停用、发放管理员账号',
    centreOnly: true,
  },
  'settings.province': {
    group: '全省设置',
    label: '工作年份、派遣性质、证书种类',
    centreOnly: true,
  },
  'authorities.edit': { group: '全省设置', label: '主管单位', centreOnly: true },
  'companies.edit': { group: '全省设置', label: '单位名录', centreOnly: true },
  'codes.edit': { group: '全省设置', label: '代码表', centreOnly: true },
} as const satisfies Record<string, { group: string; label: string; centreOnly?: true }>

export type FunctionPermission = keyof typeof functionPermissions

export const functionPermissionNames = Object.keys(functionPermissions) as FunctionPermission[]

/** Of no use to a school, whatever its roles say. */
export const isCentreOnly = (permission: FunctionPermission): boolean =>
  'centreOnly' in functionPermissions[permission]

/**
 * Who may call an operation.
 * - `anyone`: no identity asked
 * - `visitor` / `consented` / `bound`: a WeChat identity; with privacy consent; with a bound school record
 * - `signed-in`: any staff session; of students, a bound one · `worker`: the platform's timer
 * - `scope:…`: a partner system whose signature holds and which was granted it
 * - a function permission, where `{kind}` is replaced by the report kind in the input
 * - `{subject}.import`: the permission for what the input wants to import; the roll when it does not say
 */
export type Access =
  | 'anyone'
  | 'visitor'
  | 'consented'
  | 'bound'
  | 'signed-in'
  | 'worker'
  | ScopeAccess
  | FunctionPermission
  | '{kind}.view'
  | '{kind}.edit'
  | '{kind}.review'
  | '{kind}.export'
  | '{kind}.fields'
  | '{subject}.import'

/** What can be imported 「导入」, and who may. */
export const importPermissions = {
  roll: 'roll.import',
  department: 'organisation.import',
  major: 'organisation.import',
  class: 'organisation.import',
  authority: 'authorities.edit',
  company: 'companies.edit',
  archive: 'archives.import',
  'past-certificate': 'certificates.issue',
  origin: 'origin.import',
  dispatch: 'dispatch.import',
  employment: 'employment.import',
} as const satisfies Record<string, FunctionPermission>

export type ImportSubjectName = keyof typeof importPermissions

/** The function permission an access rule asks of staff, for one input; undefined when it asks for none. */
export function permissionFor(access: Access, input: unknown): FunctionPermission | undefined {
  const { kind, subject = 'roll' } = (input ?? {}) as { kind?: unknown; subject?: unknown }
  if (access === '{subject}.import') {
    // An unknown subject is refused as input; nobody is admitted by it.
    return Object.hasOwn(importPermissions, String(subject))
      ? importPermissions[subject as ImportSubjectName]
      : 'roll.import'
  }
  const name = access.replace('{kind}', typeof kind === 'string' ? kind : '')
  return name in functionPermissions ? (name as FunctionPermission) : undefined
}

/** 「二级用户」「一级用户」「省中心」: decides only the steps of review, never what is visible. */
export const staffLevels = ['level2', 'level1', 'centre'] as const
export type StaffLevel = (typeof staffLevels)[number]

export const staffLevelLabels: Record<StaffLevel, string> = {
  level2: '二级用户',
  level1: '一级用户',
  centre: '省中心',
}
