import * as z from 'zod'
import { defineOperation } from '../operation'
import { LONGEST_DEADLINE_DAYS } from './appeal-limits'
import {
  Appeal,
  AppealCategory,
  AppealFilter,
  AppealRow,
  AppealSettings,
  AppealText,
  Colleague,
} from './schemas'
import { appealCategories } from './workflow'

const Viewing = { callers: ['staff'], access: 'appeals.view', writes: false } as const
const Handling = { callers: ['staff'], access: 'appeals.answer' } as const
const Settings = { callers: ['staff'], access: 'appeals.settings' } as const

const Id = z.strictObject({ id: z.uuid() })
const Acting = Id.extend({ version: z.int().min(1) })
const Reason = z.string().trim().min(1).max(500)

/** What is due first on top, then what is answered, newest first. Not by working year: an appeal may belong to none. */
export const listAppeals = defineOperation({
  ...Viewing,
  name: 'appeals.list',
  label: '查看申诉列表',
  input: AppealFilter.extend({
    after: z.string().max(200).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(AppealRow), next: z.string().nullable(), total: z.int() }),
  errors: [],
})

/** 「待处理申诉」: unanswered ones that fall to the caller, and how many of them are overdue. */
export const countPendingAppeals = defineOperation({
  ...Viewing,
  name: 'appeals.count-pending',
  label: '查看待处理申诉数',
  input: z.strictObject({}),
  output: z.object({ pending: z.int(), overdue: z.int() }),
  errors: [],
})

export const getAppeal = defineOperation({
  ...Viewing,
  name: 'appeals.get',
  label: '查看申诉详情',
  input: Id,
  output: Appeal,
  errors: ['not-found'],
})

/** The number as entered, to compare it with the roll; on record each time. */
export const readAppealIdNumber = defineOperation({
  ...Handling,
  name: 'appeals.read-id-number',
  label: '查看申诉人完整证件号',
  writes: false,
  input: Id,
  output: z.object({ idNumber: z.string() }),
  errors: ['not-found'],
})

export const takeAppeal = defineOperation({
  ...Handling,
  name: 'appeals.take',
  label: '受理申诉',
  writes: true,
  input: Acting,
  output: Appeal,
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed'],
})

export const answerAppeal = defineOperation({
  ...Handling,
  name: 'appeals.answer',
  label: '回复申诉',
  writes: true,
  input: Acting.extend({ text: AppealText }),
  output: Appeal,
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed'],
})

/** Whom an appeal may be passed on to: colleagues who may answer and may see it. */
export const listColleagues = defineOperation({
  ...Handling,
  name: 'appeals.list-colleagues',
  label: '查看可转交的用户',
  writes: false,
  input: Id,
  output: z.object({ colleagues: z.array(Colleague) }),
  errors: ['not-found'],
})

export const passOnAppeal = defineOperation({
  ...Handling,
  name: 'appeals.pass-on',
  label: '转交申诉',
  writes: true,
  input: Acting.extend({ staffId: z.uuid(), reason: Reason }),
  output: Appeal,
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed', 'fields-invalid'],
})

/** The reason is shown to the appellant. */
export const closeAppeal = defineOperation({
  ...Handling,
  name: 'appeals.close',
  label: '关闭申诉',
  writes: true,
  input: Acting.extend({ reason: Reason }),
  output: Appeal,
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed'],
})

export const getAppealSettings = defineOperation({
  ...Settings,
  name: 'appeals.get-settings',
  label: '查看申诉设置',
  writes: false,
  input: z.strictObject({}),
  output: AppealSettings,
  errors: [],
})

export const saveAppealSettings = defineOperation({
  ...Settings,
  name: 'appeals.save-settings',
  label: '修改申诉设置',
  writes: true,
  input: z.strictObject({
    version: z.int().min(0),
    deadlineDays: z.int().min(1).max(LONGEST_DEADLINE_DAYS),
    assignees: z
      .array(z.strictObject({ category: AppealCategory, staffIds: z.array(z.uuid()).max(50) }))
      .max(appealCategories.length),
  }),
  output: AppealSettings,
  errors: ['changed-elsewhere', 'fields-invalid'],
})

export const staffAppealOperations = [
  listAppeals,
  countPendingAppeals,
  getAppeal,
  readAppealIdNumber,
  takeAppeal,
  answerAppeal,
  listColleagues,
  passOnAppeal,
  closeAppeal,
  getAppealSettings,
  saveAppealSettings,
] as const
