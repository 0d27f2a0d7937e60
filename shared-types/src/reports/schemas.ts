import * as z from 'zod'
import { FieldSettingSchema, ReadableExtensionName } from './fields/field-setting-schema'
import { reportActions, reportKindNames, sources, stages, submissions } from './workflow'

export const Kind = z.enum(reportKindNames)
export const Year = z.int().min(2000).max(2100)

/** Field values by field name; codes, ids and dates as strings. */
export const ReportValues = z.record(z.string().max(40), z.string().max(1000))

export const Attachment = z.object({
  id: z.uuid(),
  field: z.string(),
  name: z.string(),
  size: z.int(),
  mediaType: z.string(),
})
export type Attachment = z.infer<typeof Attachment>

export const HistoryEntry = z.object({
  at: z.iso.datetime(),
  actorName: z.string(),
  actorLabel: z.string(),
  action: z.enum([...reportActions, 'initialise', 'import', 'add']),
  from: z.enum(stages),
  to: z.enum(stages),
  opinion: z.string().nullable(),
  version: z.int(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** The roll's facts shown beside every report. */
export const Holder = z.object({
  name: z.string(),
  idType: z.string(),
  maskedIdNumber: z.string(),
  studentNumber: z.string(),
  sex: z.string(),
  educationLevel: z.string(),
  /** Names are a cohort's own; rules go by codes. */
  educationLevelCode: z.string(),
  trainingMode: z.string(),
  trainingModeCode: z.string(),
  /** Division code; '' while it is not known. */
  originRegion: z.string(),
  schoolName: z.string(),
  departmentName: z.string(),
  majorName: z.string(),
  className: z.string(),
  year: Year,
})
export type Holder = z.infer<typeof Holder>

/** How it stands with changing one settled report: a dispatch by 「改派」, an employment by 「变更」. */
export const Application = z.object({
  /** Whether one may be applied for today. */
  open: z.boolean(),
  closedReason: z.string().nullable(),
  /** The last day, where there is one: of the career-choice period, or of the reporting. */
  closesOn: z.string().nullable(),
  /** What speaks against it in principle; a reviewer decides. */
  warnings: z.array(z.string()),
  /** What was settled before, while an application is under way. */
  former: ReportValues.nullable(),
})
export type Application = z.infer<typeof Application>

export const Report = z.object({
  id: z.uuid(),
  kind: Kind,
  submission: z.enum(submissions),
  stage: z.enum(stages),
  source: z.enum(sources),
  /** Grows with every change; send it back with an action to prove which version was seen. */
  version: z.int(),
  data: ReportValues,
  updatedAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  /** The reviewer's last opinion while the report is rejected. */
  opinion: z.string().nullable(),
  holder: Holder,
  /** The form it was last filled in by; of a draft or a returned one, the form that holds now. */
  settings: z.array(FieldSettingSchema),
  /** The form a correction is made by, where another version holds by now. */
  newSettings: z.array(FieldSettingSchema).nullable(),
  attachments: z.array(Attachment),
  /** Null of an origin, and of what has never been settled. */
  application: Application.nullable(),
  history: z.array(HistoryEntry),
  /** What the person who asked may do now; the screen shows exactly these buttons. */
  allowedActions: z.array(z.enum(reportActions)),
})
export type Report = z.infer<typeof Report>

export const ReportRow = z.object({
  id: z.uuid(),
  name: z.string(),
  maskedIdNumber: z.string(),
  studentNumber: z.string(),
  schoolName: z.string(),
  departmentName: z.string(),
  majorName: z.string(),
  className: z.string(),
  educationLevel: z.string(),
  originRegion: z.string(),
  submission: z.enum(submissions),
  stage: z.enum(stages),
  source: z.enum(sources),
  version: z.int(),
  updatedAt: z.iso.datetime(),
  /** Of an employment that the centre asks a proof for. */
  lacksProof: z.literal(true).optional(),
  /** What the school's own fields hold, by name, as stored. */
  extensions: ReportValues,
  allowedActions: z.array(z.enum(reportActions)),
})
export type ReportRow = z.infer<typeof ReportRow>

export const ReportFilter = z.strictObject({
  kind: Kind,
  year: Year,
  search: z.string().trim().max(50).optional(),
  stage: z.enum(stages).optional(),
  /** Only what waits for this user's level, which may be several stages. */
  pending: z.literal(true).optional(),
  /** Only what has lain with a reviewer, or with the student it was returned to, for longer than so many days. */
  waitingDays: z.int().min(1).max(60).optional(),
  submission: z.enum(submissions).optional(),
  /** Of an employment: only what the centre asks a proof for and has none, as imports leave it. */
  lacksProof: z.literal(true).optional(),
  source: z.enum(sources).optional(),
  originProvince: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  educationLevel: z.string().max(5).optional(),
  schoolId: z.uuid().optional(),
  departmentId: z.uuid().optional(),
  majorId: z.uuid().optional(),
  /** Any of several 「批量审核专业」. */
  majorIds: z.array(z.uuid()).min(1).max(500).optional(),
  classId: z.uuid().optional(),
  /** What the school's own fields hold: exactly this, or this among other words. */
  extensions: z
    .array(
      z.strictObject({
        field: ReadableExtensionName,
        match: z.enum(['is', 'has']),
        value: z.string().trim().min(1).max(100),
      }),
    )
    .min(1)
    .max(10)
    .optional(),
})
export type ReportFilter = z.infer<typeof ReportFilter>
