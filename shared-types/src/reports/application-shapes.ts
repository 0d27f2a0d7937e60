import * as z from 'zod'
import { Report, ReportValues } from './schemas'

const Version = z.int().min(1)
const OfMine = { callers: ['student'], access: 'bound', writes: true, output: Report } as const
const OfSchool = { callers: ['staff'], writes: true, output: Report } as const
const refusals = ['not-found', 'action-not-allowed', 'reporting-closed'] as const

/* What the applications to change a settled report have in common, whatever its kind. */

export const applyingMine = {
  ...OfMine,
  input: z.strictObject({ version: Version, data: ReportValues }),
  errors: [...refusals, 'changed-elsewhere', 'fields-invalid', 'field-not-editable'],
} as const

export const abandoningMine = {
  ...OfMine,
  input: z.strictObject({ version: Version }),
  errors: ['not-found', 'action-not-allowed', 'changed-elsewhere'],
} as const

export const applying = {
  ...OfSchool,
  input: z.strictObject({ id: z.uuid(), version: Version, data: ReportValues }),
  errors: [...refusals, 'stale-version', 'fields-invalid', 'field-not-editable'],
} as const

export const abandoning = {
  ...OfSchool,
  input: z.strictObject({ id: z.uuid(), version: Version }),
  errors: ['not-found', 'action-not-allowed', 'stale-version'],
} as const
