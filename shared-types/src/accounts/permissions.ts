/** Function permissions 「功能权限」 that a role grants, by room of the admin web. */
export const functionPermissions = {
  'roll.view': { group: '学籍管理', label: '查看学籍' },
  'roll.import': { group: '学籍管理', label: '导入学籍' },
  'origin.view': { group: '生源上报', label: '查看' },
  'origin.edit': { group: '生源上报', label: '编辑' },
  'origin.review': { group: '生源上报', label: '审核' },
  'dispatch.view': { group: '派遣方案', label: '查看' },
  'dispatch.edit': { group: '派遣方案', label: '编辑' },
  'dispatch.review': { group: '派遣方案', label: '审核' },
  'employment.view': { group: '就业上报', label: '查看' },
  'employment.edit': { group: '就业上报', label: '编辑' },
  'employment.review': { group: '就业上报', label: '审核' },
  'certificates.view': { group: '电子证书', label: '查看' },
  'certificates.revoke': { group: '电子证书', label: '撤销', centreOnly: true },
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
 * - a function permission, where `{kind}` is replaced by the report kind in the input
 */
export type Access =
  | 'anyone'
  | 'visitor'
  | 'consented'
  | 'bound'
  | 'signed-in'
  | 'worker'
  | FunctionPermission
  | '{kind}.view'
  | '{kind}.edit'
  | '{kind}.review'

/** The function permission an access rule asks of staff, for one input; undefined when it asks for none. */
export function permissionFor(access: Access, input: unknown): FunctionPermission | undefined {
  const kind = (input as { kind?: unknown } | null)?.kind
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
