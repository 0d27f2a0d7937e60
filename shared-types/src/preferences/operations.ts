import * as z from 'zod'
import { defineOperation } from '../operation'

const About = { callers: ['staff'], access: 'signed-in' } as const

/** The list that a setting is of, such as `origin-reports`. */
const ListName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const ColumnName = z.string().regex(/^[A-Za-z][\w.-]{0,39}$/)

export const ColumnSettings = z.strictObject({
  /** All columns in the order shown. */
  order: z.array(ColumnName).max(80),
  hidden: z.array(ColumnName).max(80),
})
export type ColumnSettings = z.infer<typeof ColumnSettings>

export const SavedView = z.strictObject({
  name: z.string().trim().min(1).max(30),
  /** The query string of the list: filters and order. */
  query: z.string().max(1000),
})
export type SavedView = z.infer<typeof SavedView>

export const Preferences = z.object({
  columns: ColumnSettings.nullable(),
  views: z.array(SavedView),
})

/** One's own settings of a list; nobody else sees them. */
export const getPreferences = defineOperation({
  ...About,
  name: 'preferences.get',
  label: '读取列表设置',
  writes: false,
  input: z.strictObject({ list: ListName }),
  output: Preferences,
  errors: [],
})

/** Replaces what is given; `columns: null` returns to the default. */
export const savePreferences = defineOperation({
  ...About,
  name: 'preferences.save',
  label: '保存列表设置',
  writes: true,
  input: z.strictObject({
    list: ListName,
    columns: ColumnSettings.nullable().optional(),
    views: z.array(SavedView).max(20).optional(),
  }),
  output: Preferences,
  errors: ['too-many-rows'],
})

export const preferenceOperations = [getPreferences, savePreferences] as const
