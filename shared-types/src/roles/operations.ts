import * as z from 'zod'
import { functionPermissionNames, staffLevels } from '../accounts/permissions'
import { defineOperation } from '../operation'

const FunctionName = z.enum(functionPermissionNames)
const Version = z.int().min(1).max(1_000_000_000)

export const RoleRow = z.object({
  id: z.uuid(),
  name: z.string(),
  level: z.enum(staffLevels),
  description: z.string(),
  enabled: z.boolean(),
  /** Issued by the centre: holds everything of the school and cannot be changed here. */
  isAdministrator: z.boolean(),
  members: z.int(),
  createdAt: z.iso.datetime(),
  version: z.int(),
  /** Whether it lies within the caller's own permissions; only such roles can be edited, switched or given. */
  editable: z.boolean(),
})
export type RoleRow = z.infer<typeof RoleRow>

export const Role = RoleRow.extend({
  functions: z.array(FunctionName),
  majors: z.union([z.literal('all'), z.array(z.uuid())]),
  /** What the school has and the role does not; `isNew` came after the role was last saved. */
  lacking: z.object({
    functions: z.array(z.object({ name: FunctionName, isNew: z.boolean() })),
    majors: z.array(z.object({ id: z.uuid(), isNew: z.boolean() })),
  }),
})
export type Role = z.infer<typeof Role>

export const listRoles = defineOperation({
  name: 'roles.list',
  label: '查看角色',
  callers: ['staff'],
  access: 'roles.view',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ roles: z.array(RoleRow) }),
  errors: [],
})

export const getRole = defineOperation({
  name: 'roles.get',
  label: '查看角色',
  callers: ['staff'],
  access: 'roles.view',
  writes: false,
  input: z.strictObject({ id: z.uuid() }),
  output: Role,
  errors: ['not-found'],
})

/** 「功能权限」 and 「专业权限」 as trees; `grantable` is false where the caller does not hold it. */
export const permissionTree = defineOperation({
  name: 'roles.permission-tree',
  label: '查看权限树',
  callers: ['staff'],
  access: 'roles.view',
  writes: false,
  input: z.strictObject({}),
  output: z.object({
    groups: z.array(
      z.object({
        name: z.string(),
        functions: z.array(
          z.object({ name: FunctionName, label: z.string(), grantable: z.boolean() }),
        ),
      }),
    ),
    departments: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        majors: z.array(z.object({ id: z.uuid(), name: z.string(), grantable: z.boolean() })),
      }),
    ),
    levels: z.array(z.enum(staffLevels)),
    /** Whether the caller may tick 「全部专业」, which includes majors added later. */
    allMajorsGrantable: z.boolean(),
  }),
  errors: [],
})

const RoleFacts = z.strictObject({
  name: z.string().trim().min(1).max(50),
  level: z.enum(staffLevels),
  description: z.string().trim().max(200).default(''),
  functions: z.array(FunctionName).max(functionPermissionNames.length),
  majors: z.union([z.literal('all'), z.array(z.uuid()).max(2000)]),
})

export const addRole = defineOperation({
  name: 'roles.add',
  label: '添加角色',
  callers: ['staff'],
  access: 'roles.edit',
  writes: true,
  input: RoleFacts,
  output: Role,
  errors: ['name-taken', 'beyond-own-permissions'],
})

export const editRole = defineOperation({
  name: 'roles.edit',
  label: '编辑角色',
  callers: ['staff'],
  access: 'roles.edit',
  writes: true,
  input: RoleFacts.extend({ id: z.uuid(), version: Version }),
  output: Role,
  errors: [
    'not-found',
    'changed-elsewhere',
    'name-taken',
    'beyond-own-permissions',
    'administrator-role',
    'last-administrator',
  ],
})

/** 「是否启用」: members of a role that is switched off are refused at their next request. */
export const switchRole = defineOperation({
  name: 'roles.switch',
  label: '启用或停用角色',
  callers: ['staff'],
  access: 'roles.edit',
  writes: true,
  input: z.strictObject({ id: z.uuid(), enabled: z.boolean(), version: Version }),
  output: RoleRow,
  errors: [
    'not-found',
    'changed-elsewhere',
    'beyond-own-permissions',
    'administrator-role',
    'last-administrator',
  ],
})

export const deleteRole = defineOperation({
  name: 'roles.delete',
  label: '删除角色',
  callers: ['staff'],
  access: 'roles.edit',
  writes: true,
  input: z.strictObject({ id: z.uuid(), version: Version }),
  output: z.object({}),
  errors: [
    'not-found',
    'changed-elsewhere',
    'in-use',
    'beyond-own-permissions',
    'administrator-role',
  ],
})

export const roleOperations = [
  listRoles,
  getRole,
  permissionTree,
  addRole,
  editRole,
  switchRole,
  deleteRole,
] as const
