import * as z from 'zod'
import { defineOperation } from '../operation'
import { Year } from '../reports/schemas'
import { RollRecord, RollValues } from './roll-record'

export const StudentRow = z.object({
  id: z.uuid(),
  name: z.string(),
  maskedIdNumber: z.string(),
  studentNumber: z.string(),
  sex: z.string(),
  educationLevel: z.string(),
  schoolName: z.string(),
  departmentName: z.string(),
  majorName: z.string(),
  className: z.string(),
  bound: z.boolean(),
})
export type StudentRow = z.infer<typeof StudentRow>

const Id = z.strictObject({ id: z.uuid() })
const Version = z.int().min(1)
const Reason = z.string().trim().min(1).max(200)
const Editing = { callers: ['staff'], access: 'roll.edit' } as const

/** The roll of the working year. */
export const listStudents = defineOperation({
  name: 'students.list',
  label: '查看学籍',
  callers: ['staff'],
  access: 'roll.view',
  writes: false,
  input: z.strictObject({
    year: Year,
    search: z.string().trim().max(50).optional(),
    schoolId: z.uuid().optional(),
    departmentId: z.uuid().optional(),
    majorId: z.uuid().optional(),
    classId: z.uuid().optional(),
    educationLevel: z.string().max(5).optional(),
    bound: z.boolean().optional(),
    sort: z.enum(['number', 'name']).default('number'),
    direction: z.enum(['asc', 'desc']).default('asc'),
    after: z.string().max(400).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(StudentRow), next: z.string().nullable(), total: z.int() }),
  errors: [],
})

/** One record of the roll, with what may be done to it and what has been. */
export const getRollRecord = defineOperation({
  name: 'students.get',
  label: '查看学籍详情',
  callers: ['staff'],
  access: 'roll.view',
  writes: false,
  input: Id,
  output: RollRecord,
  errors: ['not-found'],
})

/** The whole number, for whoever corrects it; on record each time. */
export const readRollIdNumber = defineOperation({
  ...Editing,
  name: 'students.read-id-number',
  label: '查看完整证件号',
  writes: false,
  input: Id,
  output: z.object({ idNumber: z.string() }),
  errors: ['not-found'],
})

/** Only what is given changes; an empty text clears. The same checks as of an import's row. */
export const updateRollRecord = defineOperation({
  ...Editing,
  name: 'students.update',
  label: '修改学籍',
  writes: true,
  input: Id.extend({
    version: Version,
    values: RollValues,
    /** Moves the record to another working year; not once anything has been reported. */
    year: Year.optional(),
    reason: Reason,
  }),
  output: RollRecord,
  errors: ['not-found', 'changed-elsewhere', 'fields-invalid'],
})

/**
 * 「当面核验」: the school has seen the person and the document. The code is shown this once and handed to the person, who
 * binds with it instead of the face check; a new one replaces the old.
 */
export const confirmIdentity = defineOperation({
  ...Editing,
  name: 'students.confirm-identity',
  label: '当面核验身份',
  writes: true,
  input: Id.extend({ version: Version, reason: Reason }),
  output: z.object({ code: z.string(), expiresAt: z.iso.datetime() }),
  errors: ['not-found', 'changed-elsewhere', 'student-bound'],
})

/** Takes the WeChat off the record: its sessions end, and whoever binds next proves who they are anew. */
export const unbindWechat = defineOperation({
  ...Editing,
  name: 'students.unbind',
  label: '解除微信绑定',
  writes: true,
  input: Id.extend({ version: Version, reason: Reason }),
  output: RollRecord,
  errors: ['not-found', 'changed-elsewhere', 'not-bound'],
})

export const studentOperations = [
  listStudents,
  getRollRecord,
  readRollIdNumber,
  updateRollRecord,
  confirmIdentity,
  unbindWechat,
] as const
