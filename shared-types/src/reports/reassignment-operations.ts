import * as z from 'zod'
import { defineOperation } from '../operation'
import { abandoning, abandoningMine, applying, applyingMine } from './application-shapes'

/** 「申请改派」: a settled dispatch goes through review once more, with the materials. */
export const reassignMine = defineOperation({
  ...applyingMine,
  name: 'reassignments.apply',
  label: '申请改派',
})

/** What was settled before holds again. */
export const abandonMine = defineOperation({
  ...abandoningMine,
  name: 'reassignments.abandon-mine',
  label: '放弃改派',
})

/** The school applies for a graduate. */
export const reassign = defineOperation({
  ...applying,
  access: 'dispatch.edit',
  name: 'reassignments.apply-for',
  label: '代学生申请改派',
})

export const abandon = defineOperation({
  ...abandoning,
  access: 'dispatch.edit',
  name: 'reassignments.abandon',
  label: '代学生放弃改派',
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
