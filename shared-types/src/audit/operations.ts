import * as z from 'zod'
import { defineOperation } from '../operation'

const About = { callers: ['staff'], access: 'audit.view' } as const

export const AuditFilter = z.strictObject({
  /** Part of the name of who did it. */
  person: z.string().trim().max(50).optional(),
  operation: z.string().trim().max(80).optional(),
  /** The record it was done to. */
  subjectId: z.uuid().optional(),
  subjectKind: z.string().trim().max(40).optional(),
  /** Days in Beijing time, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** For the centre: one school's; every school's when left out. */
  schoolId: z.uuid().optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

const Facts = z.record(z.string(), z.unknown()).nullable()

export const AuditEntry = z.object({
  schoolId: z.uuid(),
  schoolName: z.string(),
  sequence: z.int(),
  at: z.iso.datetime(),
  actorKind: z.string(),
  actorName: z.string(),
  address: z.string(),
  region: z.string(),
  operation: z.string(),
  operationLabel: z.string(),
  subjectKind: z.string(),
  subjectId: z.uuid().nullable(),
  before: Facts,
  after: Facts,
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** 「操作日志」, newest first. */
export const searchAudit = defineOperation({
  ...About,
  name: 'audit.search',
  label: '查询操作日志',
  writes: false,
  input: AuditFilter.extend({
    after: z.string().max(100).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(AuditEntry), next: z.string().nullable() }),
  errors: [],
})

/** What can be chosen as operation and kind of record in the search. */
export const auditChoices = defineOperation({
  ...About,
  name: 'audit.choices',
  label: '查询操作日志',
  writes: false,
  input: z.strictObject({}),
  output: z.object({
    operations: z.array(z.object({ name: z.string(), label: z.string() })),
  }),
  errors: [],
})

/** What the search finds as a workbook, up to 10,000 entries. */
export const exportAudit = defineOperation({
  ...About,
  name: 'audit.export',
  label: '导出操作日志',
  writes: true,
  input: AuditFilter,
  output: z.object({ url: z.string(), name: z.string() }),
  errors: ['too-many-rows'],
})

export const auditOperations = [searchAudit, auditChoices, exportAudit] as const
