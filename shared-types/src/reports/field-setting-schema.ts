import * as z from 'zod'
import type { FieldSetting } from './field-settings'

export const FieldSettingSchema = z.object({
  field: z.string(),
  enabled: z.boolean(),
  editable: z.boolean(),
  required: z.boolean(),
  choices: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        level: z.int().optional(),
        off: z.literal(true).optional(),
      }),
    )
    .readonly()
    .optional(),
}) satisfies z.ZodType<FieldSetting>
