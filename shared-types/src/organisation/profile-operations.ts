import * as z from 'zod'
import { defineOperation } from '../operation'

/** What the school itself keeps; code, name and place are the centre's. */
export const ProfileFacts = z.strictObject({
  address: z.string().trim().max(200),
  contact: z.string().trim().max(50),
  email: z.string().trim().max(100),
  phone: z.string().trim().max(30),
  fax: z.string().trim().max(30),
  homepage: z.string().trim().max(200),
  postcode: z.string().trim().max(6),
  introduction: z.string().trim().max(5000),
  /** Pictures uploaded as `school-picture`. */
  sealFileId: z.uuid().nullable(),
  logoFileId: z.uuid().nullable(),
})
export type ProfileFacts = z.infer<typeof ProfileFacts>

export const SchoolProfile = z.object({
  ...ProfileFacts.shape,
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  region: z.string(),
  regionName: z.string(),
  version: z.int(),
})
export type SchoolProfile = z.infer<typeof SchoolProfile>

/** 「院校信息设置」 of the caller's own school. */
export const getProfile = defineOperation({
  name: 'organisation.get-profile',
  label: '查看院校信息',
  callers: ['staff'],
  access: 'organisation.view',
  writes: false,
  input: z.strictObject({}),
  output: SchoolProfile,
  errors: [],
})

export const saveProfile = defineOperation({
  name: 'organisation.save-profile',
  label: '保存院校信息',
  callers: ['staff'],
  access: 'organisation.edit',
  writes: true,
  input: ProfileFacts.extend({ version: z.int().min(1).max(1_000_000_000) }),
  output: SchoolProfile,
  errors: ['changed-elsewhere', 'fields-invalid', 'not-found'],
})

export const profileOperations = [getProfile, saveProfile] as const
