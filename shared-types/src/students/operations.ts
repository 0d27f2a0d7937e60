import * as z from 'zod'
import { defineOperation } from '../operation'
import { Year } from '../reports/schemas'

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
    majorId: z.uuid().optional(),
    after: z.string().max(200).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(StudentRow), next: z.string().nullable(), total: z.int() }),
  errors: [],
})

export const studentOperations = [listStudents] as const
