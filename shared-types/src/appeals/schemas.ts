import * as z from 'zod'
import { idTypes } from '../students/id-number'
import { LONGEST_APPEAL_TEXT, MOST_APPEAL_ATTACHMENTS } from './appeal-limits'
import { appealActions, appealCategories, appealStates } from './workflow'

export const AppealCategory = z.enum(appealCategories)
export const AppealState = z.enum(appealStates)
export const AppealText = z.string().trim().min(1).max(LONGEST_APPEAL_TEXT)
export const AppealFiles = z.array(z.uuid()).max(MOST_APPEAL_ATTACHMENTS)

/** Who appeals before any record is bound; what was entered when the check or the binding failed. */
export const Appellant = z.strictObject({
  schoolId: z.uuid(),
  name: z.string().trim().min(1).max(50),
  idType: z.enum(idTypes.map((it) => it.code)),
  idNumber: z.string().trim().min(6).max(30),
  studentNumber: z.string().trim().max(30).optional(),
  majorName: z.string().trim().max(100).optional(),
})
export type Appellant = z.infer<typeof Appellant>

export const AppealAttachment = z.object({
  id: z.uuid(),
  name: z.string(),
  size: z.int(),
  mediaType: z.string(),
})
export type AppealAttachment = z.infer<typeof AppealAttachment>

/** One step of the thread, oldest first; the first one opens the appeal. */
export const AppealEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.enum(['appellant', 'school', 'centre']),
  /** Empty to the appellant, who learns which office acted and not which person. */
  actorName: z.string(),
  action: z.enum(['open', ...appealActions]),
  /** What was written. Why it was passed on is for the school alone. */
  text: z.string().nullable(),
  /** To whom it was passed on; empty to the appellant. */
  passedTo: z.string(),
  attachments: z.array(AppealAttachment),
})
export type AppealEntry = z.infer<typeof AppealEntry>

const AppealFacts = z.object({
  id: z.uuid(),
  category: AppealCategory,
  state: AppealState,
  schoolName: z.string(),
  submittedAt: z.iso.datetime(),
  /** When the appellant's last word is to be answered; null once it is. */
  dueAt: z.iso.datetime().nullable(),
  overdue: z.boolean(),
})

/** The appellant's own list: the beginning of what was written, and when it was last answered. */
export const MyAppealRow = AppealFacts.extend({
  excerpt: z.string(),
  answeredAt: z.iso.datetime().nullable(),
})
export type MyAppealRow = z.infer<typeof MyAppealRow>

const Whole = AppealFacts.extend({
  /** Grows with every step; send it back to prove which version was seen. */
  version: z.int(),
  person: z.object({
    name: z.string(),
    idType: z.string(),
    maskedIdNumber: z.string(),
    studentNumber: z.string(),
    majorName: z.string(),
    /** True when the appellant had bound a record of the roll when appealing. */
    bound: z.boolean(),
  }),
  entries: z.array(AppealEntry),
  allowedActions: z.array(z.enum(appealActions)),
})

export const MyAppeal = Whole
export type MyAppeal = z.infer<typeof MyAppeal>

export const Colleague = z.object({ id: z.uuid(), name: z.string(), roleName: z.string() })
export type Colleague = z.infer<typeof Colleague>

export const AppealRow = AppealFacts.extend({
  name: z.string(),
  maskedIdNumber: z.string(),
  studentNumber: z.string(),
  majorName: z.string(),
  bound: z.boolean(),
  assignedTo: z.string().nullable(),
})
export type AppealRow = z.infer<typeof AppealRow>

/** A record of the roll that may be the appellant's, and which of the entered facts it agrees with. */
export const AppealRecord = z.object({
  studentId: z.uuid(),
  name: z.string(),
  studentNumber: z.string(),
  maskedIdNumber: z.string(),
  majorName: z.string(),
  year: z.int(),
  /** It is bound to the very WeChat that appeals. */
  boundToAppellant: z.boolean(),
  agrees: z.object({ name: z.boolean(), idNumber: z.boolean(), studentNumber: z.boolean() }),
})
export type AppealRecord = z.infer<typeof AppealRecord>

export const Appeal = Whole.extend({
  assignedTo: Colleague.pick({ id: true, name: true }).nullable(),
  records: z.array(AppealRecord),
})
export type Appeal = z.infer<typeof Appeal>

export const AppealFilter = z.strictObject({
  state: AppealState.optional(),
  category: AppealCategory.optional(),
  /** 待处理 or 处理中. */
  unanswered: z.boolean().optional(),
  /** Assigned to the caller, or waiting for whoever the category falls to and the caller is one of them. */
  mine: z.boolean().optional(),
  overdue: z.boolean().optional(),
  /** Of centre staff only: one school. */
  schoolId: z.uuid().optional(),
  /** The whole name or ID number as entered, or the beginning of the student number. */
  search: z.string().trim().max(50).optional(),
})
export type AppealFilter = z.infer<typeof AppealFilter>

export const AppealSettings = z.object({
  /** 0 while the school has decided nothing. */
  version: z.int(),
  deadlineDays: z.int(),
  /** Whom each category falls to; nobody named: everyone who may answer. */
  assignees: z.array(z.object({ category: AppealCategory, staffIds: z.array(z.uuid()) })),
  /** Who may be named. */
  staff: z.array(Colleague),
})
export type AppealSettings = z.infer<typeof AppealSettings>
