import * as z from 'zod'
import { defineOperation } from '../operation'
import { Year } from '../reports/schemas'
import { importSubjectNames } from './import-subjects'

/** What the file is about; the roll when nobody says. */
const Subject = z.enum(importSubjectNames).default('roll')
const Which = z.strictObject({ subject: Subject, id: z.uuid() })

/** Column number (from 0) → field of the subject; columns not named are ignored. */
export const ColumnMapping = z.record(z.string().regex(/^\d{1,3}$/), z.string().max(40))
export type ColumnMapping = z.infer<typeof ColumnMapping>

export const importStates = [
  'checking',
  'checked',
  'applying',
  'applied',
  'refused',
  'discarded',
  /** The work could not be finished, through no fault of the file. */
  'failed',
] as const

export const Import = z.object({
  id: z.uuid(),
  subject: z.enum(importSubjectNames),
  fileName: z.string(),
  year: Year,
  state: z.enum(importStates),
  /** Rows looked at (or written) so far; `total` is null until the end of the sheet is known. */
  progress: z.object({ done: z.int(), total: z.int().nullable() }),
  counts: z.object({ accepted: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
  /** Why the whole file was refused, or what became of work that failed. */
  refusal: z.string().nullable(),
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})
export type Import = z.infer<typeof Import>

const About = { callers: ['staff'], access: '{subject}.import' } as const

/** A workbook with the columns, drop-downs, instructions and one example row; what was handed out is on record. */
export const importTemplate = defineOperation({
  ...About,
  name: 'imports.template',
  label: '下载数据模板',
  writes: true,
  input: z.strictObject({ subject: Subject, year: Year.optional() }),
  output: z.object({ url: z.string(), name: z.string() }),
  errors: [],
})

/**
 * The columns of an uploaded workbook or DBF, matched as the school did the last time or by name as far as it is clear,
 * with a few rows to look at; and what a column may mean.
 */
export const inspectWorkbook = defineOperation({
  ...About,
  name: 'imports.inspect',
  label: '识别列',
  writes: false,
  input: z.strictObject({ subject: Subject, fileId: z.uuid(), year: Year.optional() }),
  output: z.object({
    sheetName: z.string(),
    fields: z.array(z.object({ name: z.string(), label: z.string(), required: z.boolean() })),
    columns: z.array(
      z.object({
        at: z.int(),
        heading: z.string(),
        field: z.string().nullable(),
        /** Numbers of people masked. */
        samples: z.array(z.string()),
      }),
    ),
  }),
  errors: ['not-found', 'workbook-refused'],
})

export const startImport = defineOperation({
  ...About,
  name: 'imports.start',
  label: '导入数据',
  writes: true,
  input: z.strictObject({
    subject: Subject,
    fileId: z.uuid(),
    year: Year,
    mapping: ColumnMapping,
  }),
  output: Import,
  errors: ['not-found', 'mapping-incomplete'],
})

export const getImport = defineOperation({
  ...About,
  name: 'imports.get',
  label: '查看导入',
  writes: false,
  input: Which,
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
  input: z.strictObject({ subject: Subject, year: Year }),
  output: z.object({ imports: z.array(Import) }),
  errors: [],
})

/** Writes the good rows. */
export const acceptImport = defineOperation({
  ...About,
  name: 'imports.accept',
  label: '确认导入',
  writes: true,
  input: Which,
  output: Import,
  errors: ['not-found', 'import-not-ready', 'nothing-to-import'],
})

/** Writes nothing; also cancels a check that is still running. */
export const discardImport = defineOperation({
  ...About,
  name: 'imports.discard',
  label: '放弃导入',
  writes: true,
  input: Which,
  output: Import,
  errors: ['not-found', 'import-not-ready'],
})

/** Checks the same file once more after the work has failed. */
export const restartImport = defineOperation({
  ...About,
  name: 'imports.restart',
  label: '重新开始导入',
  writes: true,
  input: Which,
  output: Import,
  errors: ['not-found', 'import-not-ready'],
})

/** The refused rows as a workbook, each with its reasons; what was handed out is on record. */
export const refusedRowsWorkbook = defineOperation({
  ...About,
  name: 'imports.refused-rows',
  label: '下载错误数据',
  writes: true,
  input: Which,
  output: z.object({ url: z.string(), name: z.string() }),
  errors: ['not-found', 'import-not-ready'],
})

export const importOperations = [
  importTemplate,
  inspectWorkbook,
  startImport,
  getImport,
  listImports,
  acceptImport,
  discardImport,
  restartImport,
  refusedRowsWorkbook,
] as const
