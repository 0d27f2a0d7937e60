import * as z from 'zod'
import {
  extensionTypes,
  LONGEST_EXTENSION,
  MOST_EXTENSION_CHOICES,
  READABLE_EXTENSION_NAME,
} from './extension-fields'
import type { FieldSetting } from './field-settings'

const Words = (longest: number) => z.string().trim().min(1).max(longest)

export const ExtensionSchema = z.object({
  label: Words(30),
  type: z.enum(extensionTypes),
  maxLength: z.int().min(1).max(LONGEST_EXTENSION).optional(),
  choices: z.array(Words(50)).min(1).max(MOST_EXTENSION_CHOICES).readonly().optional(),
  sensitive: z.literal(true).optional(),
})

/** What a school decides about one field; the order is that of the list it stands in. */
export const DecidedField = z.strictObject({
  /** Of a field that the school adds, none yet: it is given one. */
  field: z.string().max(40).optional(),
  enabled: z.boolean(),
  editable: z.boolean(),
  required: z.boolean(),
  hint: z.string().trim().max(100).optional(),
  extension: ExtensionSchema.strict().optional(),
})
export type DecidedField = z.infer<typeof DecidedField>

/** Of a field that a list can look into. */
export const ReadableExtensionName = z.string().regex(READABLE_EXTENSION_NAME)

const ConditionSchema = z.record(z.string(), z.array(z.string()).readonly())

export const FieldSettingSchema = z.object({
  field: z.string(),
  enabled: z.boolean(),
  editable: z.boolean(),
  required: z.boolean(),
  position: z.int().optional(),
  hint: z.string().optional(),
  extension: ExtensionSchema.optional(),
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
  requiredWhile: ConditionSchema.optional(),
  visibleWhile: ConditionSchema.optional(),
  requiredHint: z.string().optional(),
}) satisfies z.ZodType<FieldSetting>
