import * as z from 'zod'
import { defineOperation } from '../operation'
import { Kind, Report, ReportFilter, ReportRow, ReportValues, Year } from './schemas'

const Id = z.strictObject({ kind: Kind, id: z.uuid() })
const Version = z.int().min(1)
/** Blank is none: whether one is needed the workflow says, in words for people. */
const Opinion = z.string().trim().max(500)

export const listReports = defineOperation({
  name: 'reports.list',
  label: '查看上报列表',
  callers: ['staff'],
  access: '{kind}.view',
  writes: false,
  input: ReportFilter.extend({
    /** Newest change first when nothing is said. */
    sort: z.enum(['updated', 'name', 'number']).default('updated'),
    direction: z.enum(['asc', 'desc']).default('desc'),
    after: z.string().max(400).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({
    rows: z.array(ReportRow),
    /** As `after`, it begins a page with the first row of this one, also under a wider filter. */
    start: z.string().nullable(),
    next: z.string().nullable(),
    total: z.int(),
  }),
  errors: [],
})

export const MajorCount = z.object({
  schoolId: z.uuid(),
  schoolName: z.string(),
  departmentId: z.uuid().nullable(),
  departmentName: z.string(),
  majorId: z.uuid().nullable(),
  majorName: z.string(),
  /** Waiting for this user's level. */
  pending: z.int(),
  total: z.int(),
})

/** School → department → major with the number pending for this user's level. */
export const countReports = defineOperation({
  name: 'reports.count-by-major',
  label: '查看专业待审数',
  callers: ['staff'],
  access: '{kind}.view',
  writes: false,
  input: z.strictObject({ kind: Kind, year: Year }),
  output: z.object({ majors: z.array(MajorCount) }),
  errors: [],
})

/** 「待处理事务」: what waits for this user, by kind; kinds the user may not view are left out. */
export const countPending = defineOperation({
  name: 'reports.count-pending',
  label: '查看待处理事务',
  callers: ['staff'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({ year: Year }),
  output: z.object({ pending: z.array(z.object({ kind: Kind, count: z.int() })) }),
  errors: [],
})

export const getReport = defineOperation({
  name: 'reports.get',
  label: '查看上报详情',
  callers: ['staff'],
  access: '{kind}.view',
  writes: false,
  input: Id,
  output: Report,
  errors: ['not-found'],
})

const ReviewAction = z.enum(['approve', 'reject', 'reopen'])

export const reviewReport = defineOperation({
  name: 'reports.review',
  label: '审核',
  callers: ['staff'],
  access: '{kind}.review',
  writes: true,
  input: Id.extend({ version: Version, action: ReviewAction, opinion: Opinion.optional() }),
  output: Report,
  errors: [
    'not-found',
    'stale-version',
    'action-not-allowed',
    'opinion-required',
    'review-own-edit',
  ],
})

export const reviewBatch = defineOperation({
  name: 'reports.review-batch',
  label: '批量审核',
  callers: ['staff'],
  access: '{kind}.review',
  writes: true,
  input: z.strictObject({
    kind: Kind,
    action: z.enum(['approve', 'reject']),
    opinion: Opinion.optional(),
    selected: z
      .array(z.strictObject({ id: z.uuid(), version: Version }))
      .min(1)
      .max(200),
  }),
  output: z.object({ reviewed: z.int() }),
  errors: [
    'not-found',
    'stale-version',
    'opinion-required',
    'batch-completed',
    'batch-level1',
    'batch-not-reviewable',
    'review-own-edit',
  ],
})

export const saveReport = defineOperation({
  name: 'reports.save',
  label: '编辑',
  callers: ['staff'],
  access: '{kind}.edit',
  writes: true,
  input: Id.extend({ version: Version, data: ReportValues }),
  output: Report,
  errors: [
    'not-found',
    'stale-version',
    'action-not-allowed',
    'fields-invalid',
    'field-not-editable',
  ],
})

const ForStudent = z.strictObject({ kind: Kind, studentId: z.uuid() })

/** The form for a student who has no report of this kind yet; nothing is written. */
export const beginReport = defineOperation({
  name: 'reports.begin',
  label: '打开添加表单',
  callers: ['staff'],
  access: '{kind}.edit',
  writes: false,
  input: ForStudent,
  output: z.object({
    holder: Report.shape.holder,
    /** What the form starts with: facts of the roll. */
    initial: ReportValues,
    settings: Report.shape.settings,
  }),
  errors: ['not-found', 'report-exists'],
})

export const addReport = defineOperation({
  name: 'reports.add',
  label: '添加',
  callers: ['staff'],
  access: '{kind}.edit',
  writes: true,
  input: ForStudent.extend({ data: ReportValues }),
  output: Report,
  errors: ['not-found', 'report-exists', 'fields-invalid', 'field-not-editable'],
})

/** A student's own report of one kind; null while there is none. */
export const myReport = defineOperation({
  name: 'reports.mine',
  label: '查看本人上报',
  callers: ['student'],
  access: 'bound',
  writes: false,
  input: z.strictObject({ kind: Kind }),
  output: z.object({
    report: Report.nullable(),
    /** What the form starts with when there is no report yet: facts of the roll. */
    initial: ReportValues,
    open: z.boolean(),
    closedReason: z.string().nullable(),
    /** The last day, while it is open and has one. */
    closesOn: z.string().nullable(),
    settings: Report.shape.settings,
    holder: Report.shape.holder,
  }),
  errors: [],
})

const OwnForm = z.strictObject({
  kind: Kind,
  /** The version the form was opened with; 0 when there was no report yet. */
  version: z.int().min(0),
  data: ReportValues,
})

export const saveMyDraft = defineOperation({
  name: 'reports.save-draft',
  label: '保存草稿',
  callers: ['student'],
  access: 'bound',
  writes: true,
  input: OwnForm,
  output: Report,
  errors: [
    'changed-elsewhere',
    'action-not-allowed',
    'reporting-closed',
    'fields-invalid',
    'field-not-editable',
  ],
})

export const submitMyReport = defineOperation({
  name: 'reports.submit',
  label: '提交',
  callers: ['student'],
  access: 'bound',
  writes: true,
  input: OwnForm,
  output: Report,
  errors: [
    'changed-elsewhere',
    'action-not-allowed',
    'reporting-closed',
    'fields-invalid',
    'field-not-editable',
  ],
})

export const withdrawMyReport = defineOperation({
  name: 'reports.withdraw',
  label: '撤回',
  callers: ['student'],
  access: 'bound',
  writes: true,
  input: z.strictObject({ kind: Kind, version: Version }),
  output: Report,
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed', 'reporting-closed'],
})

export const reportOperations = [
  listReports,
  countReports,
  countPending,
  getReport,
  reviewReport,
  reviewBatch,
  saveReport,
  beginReport,
  addReport,
  myReport,
  saveMyDraft,
  submitMyReport,
  withdrawMyReport,
] as const
