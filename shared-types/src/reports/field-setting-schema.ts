import * as z from 'zod'
import type { FieldSetting } from './field-settings'

export const FieldSettingSchema = z.object({
  field: z.string(),
  enabled: z.boolean(),
  editable: z.boolean(),
  required: z.boolean(),
}) satisfies z.ZodType<FieldSetting>
