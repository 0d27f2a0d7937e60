import * as z from 'zod'
import { defineOperation } from '../operation'
import { AccountSuffix } from '../staff/operations'

const About = { callers: ['staff'], access: 'schools.edit', writes: true } as const
const Version = z.int().min(1).max(1_000_000_000)
const Region = z.string().regex(/^\d{6}$/)

export const School = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  region: z.string(),
  regionName: z.string(),
  enabled: z.boolean(),
  requireSecondFactor: z.boolean(),
  requiredByCentre: z.boolean(),
  staff: z.int(),
  /** Accounts of the administrators that the centre issued. */
  administrators: z.array(
    z.object({ account: z.string(), name: z.string(), enabled: z.boolean() }),
  ),
  createdAt: z.iso.datetime(),
  version: z.int(),
})
export type School = z.infer<typeof School>

/** An account with a password for one use, shown once. */
export const IssuedAccount = z.object({ account: z.string(), password: z.string() })

export const listSchools = defineOperation({
  name: 'schools.list',
  label: '查看院校',
  callers: ['staff'],
  access: 'schools.view',
  writes: false,
  input: z.strictObject({
    /** Code or name. */
    search: z.string().trim().max(50).optional(),
    enabled: z.boolean().optional(),
    after: z.string().max(10).optional(),
    limit: z.int().min(1).max(200).default(20),
  }),
  output: z.object({ rows: z.array(School), next: z.string().nullable(), total: z.int() }),
  errors: [],
})

export const getSchool = defineOperation({
  name: 'schools.get',
  label: '查看院校',
  callers: ['staff'],
  access: 'schools.view',
  writes: false,
  input: z.strictObject({ id: z.uuid() }),
  output: School,
  errors: ['not-found'],
})

const Administrator = z.strictObject({
  accountSuffix: AccountSuffix.default('admin'),
  name: z.string().trim().min(1).max(50),
})

export const addSchool = defineOperation({
  ...About,
  name: 'schools.add',
  label: '新建院校',
  input: z.strictObject({
    code: z.string().regex(/^\d{5}$/),
    name: z.string().trim().min(1).max(100),
    region: Region,
    administrator: Administrator,
  }),
  output: z.object({ school: School, issued: IssuedAccount }),
  errors: ['name-taken', 'fields-invalid'],
})

export const editSchool = defineOperation({
  ...About,
  name: 'schools.edit',
  label: '编辑院校',
  input: z.strictObject({
    id: z.uuid(),
    version: Version,
    name: z.string().trim().min(1).max(100),
    region: Region,
  }),
  output: School,
  errors: ['not-found', 'changed-elsewhere', 'name-taken', 'fields-invalid'],
})

/** Staff and students of a school that is switched off are refused at their next request. */
export const switchSchool = defineOperation({
  ...About,
  name: 'schools.switch',
  label: '启用或停用院校',
  input: z.strictObject({ id: z.uuid(), version: Version, enabled: z.boolean() }),
  output: School,
  errors: ['not-found', 'changed-elsewhere'],
})

/** A new administrator of a school, or a new password for one; opens a locked or disabled account again. */
export const issueAdministrator = defineOperation({
  ...About,
  name: 'schools.issue-administrator',
  label: '发放管理员账号',
  input: Administrator.extend({ id: z.uuid() }),
  output: z.object({ school: School, issued: IssuedAccount }),
  errors: ['not-found', 'name-taken'],
})

/** The centre's demand for a second factor, of one school or of all. */
export const requireSecondFactor = defineOperation({
  ...About,
  name: 'schools.require-second-factor',
  label: '要求院校使用动态码',
  input: z.strictObject({ id: z.union([z.uuid(), z.literal('all')]), required: z.boolean() }),
  output: z.object({ schools: z.int() }),
  errors: ['not-found'],
})

export const schoolOperations = [
  listSchools,
  getSchool,
  addSchool,
  editSchool,
  switchSchool,
  issueAdministrator,
  requireSecondFactor,
] as const
