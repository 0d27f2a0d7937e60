import * as z from 'zod'
import { defineOperation } from '../../operation'
import { DecidedField, FieldSettingSchema } from './field-setting-schema'
import { Kind, Year } from '../schemas'

const About = { callers: ['staff'], access: '{kind}.fields' } as const
const Which = z.strictObject({ kind: Kind, year: Year })

/** Whose decision holds: the school's own, the centre's for schools that decided nothing, or nobody's. */
const deciders = ['school', 'centre', 'platform'] as const

export const FieldSettings = z.object({
  /** The caller's own, to guard the next save: 0 before the first. */
  version: z.int(),
  decidedBy: z.enum(deciders),
  /** Every field of the kind in the order of the form, also those that are off, then the extension fields. */
  settings: z.array(FieldSettingSchema),
})
export type FieldSettings = z.infer<typeof FieldSettings>

/** 「字段设置」 of one kind and year. */
export const getFieldSettings = defineOperation({
  ...About,
  name: 'reports.get-field-settings',
  label: '查看字段设置',
  writes: false,
  input: Which,
  output: FieldSettings,
  errors: [],
})

/** The whole form at once, as a new version: reports keep the one they were filled in by. */
export const saveFieldSettings = defineOperation({
  ...About,
  name: 'reports.save-field-settings',
  label: '保存字段设置',
  writes: true,
  input: Which.extend({
    version: z.int().min(0).max(1_000_000_000),
    fields: z.array(DecidedField).min(1).max(100),
  }),
  output: FieldSettings,
  errors: ['not-found', 'changed-elsewhere', 'fields-invalid'],
})

const FieldVersion = z.object({
  version: z.int(),
  savedAt: z.iso.datetime(),
  savedByName: z.string(),
  /** What is different from the one before, a sentence each. */
  changes: z.array(z.string()),
})

/** The caller's own, the latest first. */
export const listFieldVersions = defineOperation({
  ...About,
  name: 'reports.list-field-versions',
  label: '查看字段设置的版本',
  writes: false,
  input: Which,
  output: z.object({ versions: z.array(FieldVersion) }),
  errors: [],
})

/** What a list of the kind can show, filter and export now: of the caller's school, or of one that the centre names. */
export const listReportFields = defineOperation({
  callers: ['staff'],
  access: '{kind}.view',
  name: 'reports.list-fields',
  label: '查看上报字段',
  writes: false,
  input: Which.extend({ schoolId: z.uuid().optional() }),
  output: z.object({ settings: z.array(FieldSettingSchema) }),
  errors: [],
})

export const fieldSettingOperations = [
  getFieldSettings,
  saveFieldSettings,
  listFieldVersions,
  listReportFields,
] as const
