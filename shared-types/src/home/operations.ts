import * as z from 'zod'
import { defineOperation } from '../operation'
import { Kind, Year } from '../reports/schemas'
import { stages } from '../reports/workflow'

const About = { callers: ['staff'], access: '{kind}.view', writes: false } as const

/** How far the year has come: one row per department of a school, per school for the centre. */
export const yearProgress = defineOperation({
  ...About,
  name: 'home.progress',
  label: '查看年度进度',
  input: z.strictObject({ year: Year, kind: Kind }),
  output: z.object({
    by: z.enum(['department', 'school']),
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        /** On the roll. */
        students: z.int(),
        bound: z.int(),
        /** Handed in: with somebody or completed. */
        reported: z.int(),
        inReview: z.int(),
        returned: z.int(),
        completed: z.int(),
      }),
    ),
  }),
  errors: [],
})

/** Reports handed in and completed on each of the last days, in Beijing time; days without any are there with nought. */
export const reportTrend = defineOperation({
  ...About,
  name: 'home.trend',
  label: '查看上报趋势',
  input: z.strictObject({ year: Year, kind: Kind, days: z.int().min(7).max(92).default(30) }),
  output: z.object({
    days: z.array(z.object({ day: z.string(), submitted: z.int(), completed: z.int() })),
  }),
  errors: [],
})

const AttentionRow = z.object({
  id: z.uuid(),
  name: z.string(),
  studentNumber: z.string(),
  schoolName: z.string(),
  majorName: z.string(),
  stage: z.enum(stages),
  since: z.iso.datetime(),
  days: z.int(),
})

/** What has lain for too long: with a reviewer, or returned and not touched since. The longest first, ten of each. */
export const needsAttention = defineOperation({
  ...About,
  name: 'home.attention',
  label: '查看待关注事项',
  input: z.strictObject({ year: Year, kind: Kind, days: z.int().min(1).max(60).default(7) }),
  output: z.object({
    stuck: z.object({
      total: z.int(),
      level2: z.int(),
      level1: z.int(),
      centre: z.int(),
      rows: z.array(AttentionRow),
    }),
    returned: z.object({ total: z.int(), rows: z.array(AttentionRow) }),
  }),
  errors: [],
})

export const homeOperations = [yearProgress, reportTrend, needsAttention] as const
