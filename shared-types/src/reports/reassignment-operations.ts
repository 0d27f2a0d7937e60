import * as z from 'zod'
import { defineOperation } from '../operation'
import { Report, ReportValues } from './schemas'

const Version = z.int().min(1)
const Mine = { callers: ['student'], access: 'bound', writes: true } as const
const OfSchool = { callers: ['staff'], access: 'dispatch.edit', writes: true } as const
const refusals = ['not-found', 'action-not-allowed', 'reporting-closed'] as const

/** 「申请改派」: a settled dispatch goes through review once more, with the materials. */
export const reassignMine = defineOperation({
  ...Mine,
  name: 'reassignments.apply',
  label: '申请改派',
  input: z.strictObject({ version: Version, data: ReportValues }),
  output: Report,
  errors: [...refusals, 'changed-elsewhere', 'fields-invalid', 'field-not-editable'],
})

/** What was settled before holds again. */
export const abandonMine = defineOperation({
  ...Mine,
  name: 'reassignments.abandon-mine',
  label: '放弃改派',
  input: z.strictObject({ version: Version }),
  output: Report,
  errors: ['not-found', 'action-not-allowed', 'changed-elsewhere'],
})

/** The school applies for a graduate. */
export const reassign = defineOperation({
  ...OfSchool,
  name: 'reassignments.apply-for',
  label: '代学生申请改派',
  input: z.strictObject({ id: z.uuid(), version: Version, data: ReportValues }),
  output: Report,
  errors: [...refusals, 'stale-version', 'fields-invalid', 'field-not-editable'],
})

export const abandon = defineOperation({
  ...OfSchool,
  name: 'reassignments.abandon',
  label: '代学生放弃改派',
  input: z.strictObject({ id: z.uuid(), version: Version }),
  output: Report,
  errors: ['not-found', 'action-not-allowed', 'stale-version'],
})

const Print = z.object({ url: z.string(), name: z.string() })

/** 「调整改派申请表」: one's own application to print, sign and have stamped, also when it has been decided. */
export const printMine = defineOperation({
  callers: ['student'],
  access: 'bound',
  writes: true,
  name: 'reassignments.print-mine',
  label: '下载本人改派申请表',
  input: z.strictObject({}),
  output: Print,
  errors: ['no-reassignment', 'too-many-requests'],
})

export const print = defineOperation({
  callers: ['staff'],
  access: 'dispatch.view',
  writes: true,
  name: 'reassignments.print',
  label: '下载改派申请表',
  input: z.strictObject({ id: z.uuid() }),
  output: Print,
  errors: ['not-found', 'no-reassignment'],
})

export const reassignmentOperations = [
  reassignMine,
  abandonMine,
  reassign,
  abandon,
  printMine,
  print,
] as const
