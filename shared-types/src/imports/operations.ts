import * as z from 'zod'
import { defineOperation } from '../operation'
import { Year } from '../reports/schemas'
import { rollFields } from '../students/roll-fields'

const RollFieldName = z.enum(rollFields.map((it) => it.name))

/** Column number (from 0) → roll field; columns not named are ignored. */
export const ColumnMapping = z.record(z.string().regex(/^\d{1,3}$/), RollFieldName)
export type ColumnMapping = z.infer<typeof ColumnMapping>

export const importStates = [
  'checking',
  'checked',
  'applying',
  'applied',
  'refused',
  'discarded',
] as const

export const Import = z.object({
  id: z.uuid(),
  fileName: z.string(),
  year: Year,
  state: z.enum(importStates),
  /** Rows looked at (or written) so far; `total` is null until the end of the sheet is known. */
  progress: z.object({ done: z.int(), total: z.int().nullable() }),
  counts: z.object({ accepted: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
  /** Why the whole file was refused. */
  refusal: z.string().nullable(),
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})
export type Import = z.infer<typeof Import>

const About = { callers: ['staff'], access: 'roll.import' } as const

/** A workbook with the columns, drop-downs, instructions and one example row; what was handed out is on record. */
export const rollTemplate = defineOperation({
  ...About,
  name: 'imports.template',
  label: '下载数据模板',
  writes: true,
  input: z.strictObject({}),
  output: z.object({ url: z.string(), name: z.string() }),
  errors: [],
})

/** The columns of an uploaded workbook, matched by name as far as it is clear, with a few rows to look at. */
export const inspectWorkbook = defineOperation({
  ...About,
  name: 'imports.inspect',
  label: '识别列',
  writes: false,
  input: z.strictObject({ fileId: z.uuid() }),
  output: z.object({
    sheetName: z.string(),
    columns: z.array(
      z.object({
        at: z.int(),
        heading: z.string(),
        field: RollFieldName.nullable(),
        samples: z.array(z.string()),
      }),
    ),
  }),
  errors: ['not-found', 'workbook-refused'],
})

export const startImport = defineOperation({
  ...About,
  name: 'imports.start',
  label: '导入学籍',
  writes: true,
  input: z.strictObject({ fileId: z.uuid(), year: Year, mapping: ColumnMapping }),
  output: Import,
  errors: ['not-found', 'mapping-incomplete'],
})

export const getImport = defineOperation({
  ...About,
  name: 'imports.get',
  label: '查看导入',
  writes: false,
  input: z.strictObject({ id: z.uuid() }),
  output: Import.extend({
    /** The first refused rows, to look at before downloading all. */
    refusedRows: z.array(
      z.object({ row: z.int(), name: z.string(), reasons: z.array(z.string()) }),
    ),
  }),
  errors: ['not-found'],
})

export const listImports = defineOperation({
  ...About,
  name: 'imports.list',
  label: '导入记录',
  writes: false,
  input: z.strictObject({ year: Year }),
  output: z.object({ imports: z.array(Import) }),
  errors: [],
})

/** Writes the good rows. */
export const acceptImport = defineOperation({
  ...About,
  name: 'imports.accept',
  label: '确认导入',
  writes: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Import,
  errors: ['not-found', 'import-not-ready', 'nothing-to-import'],
})

/** Writes nothing; also cancels a check that is still running. */
export const discardImport = defineOperation({
  ...About,
  name: 'imports.discard',
  label: '放弃导入',
  writes: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Import,
  errors: ['not-found', 'import-not-ready'],
})

/** The refused rows as a workbook, each with its reasons; what was handed out is on record. */
export const refusedRowsWorkbook = defineOperation({
  ...About,
  name: 'imports.refused-rows',
  label: '下载错误数据',
  writes: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ url: z.string(), name: z.string() }),
  errors: ['not-found', 'import-not-ready'],
})

export const importOperations = [
  rollTemplate,
  inspectWorkbook,
  startImport,
  getImport,
  listImports,
  acceptImport,
  discardImport,
  refusedRowsWorkbook,
] as const
