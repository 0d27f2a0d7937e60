import * as z from 'zod'
import { defineOperation } from '../operation'

const About = { callers: ['staff'], access: 'authorities.edit' } as const
const Region = z.string().regex(/^\d{6}$/)
const Which = z.strictObject({ region: Region, forTeachers: z.boolean() })

export const AuthorityRecord = z.object({
  region: z.string(),
  regionName: z.string(),
  forTeachers: z.boolean(),
  name: z.string(),
  address: z.string(),
  postcode: z.string(),
  phone: z.string(),
  version: z.int(),
})
export type AuthorityRecord = z.infer<typeof AuthorityRecord>

/** 「主管单位」: one per city of the province and per other province, another for teacher training. */
export const listAuthorityRecords = defineOperation({
  ...About,
  name: 'authorities.list',
  label: '查看主管单位',
  writes: false,
  input: z.strictObject({
    search: z.string().trim().max(50).optional(),
    after: z.string().max(20).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ rows: z.array(AuthorityRecord), next: z.string().nullable(), total: z.int() }),
  errors: [],
})

/** Adds one with `version` null, edits one with the version that was seen. */
export const saveAuthority = defineOperation({
  ...About,
  name: 'authorities.save',
  label: '保存主管单位',
  writes: true,
  input: Which.extend({
    version: z.int().min(1).max(1_000_000_000).nullable(),
    name: z.string().trim().min(1).max(100),
    address: z.string().trim().max(200),
    postcode: z.string().trim().max(6),
    phone: z.string().trim().max(30),
  }),
  output: AuthorityRecord,
  errors: ['not-found', 'changed-elsewhere', 'name-taken', 'fields-invalid'],
})

/** Reports keep the name they were given; only the default for new ones goes. */
export const deleteAuthority = defineOperation({
  ...About,
  name: 'authorities.delete',
  label: '删除主管单位',
  writes: true,
  input: Which.extend({ version: z.int().min(1).max(1_000_000_000) }),
  output: z.object({}),
  errors: ['not-found', 'changed-elsewhere'],
})

export const authorityOperations = [listAuthorityRecords, saveAuthority, deleteAuthority] as const
