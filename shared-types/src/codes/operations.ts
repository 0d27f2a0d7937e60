import * as z from 'zod'
import { defineOperation } from '../operation'
import { Year } from '../reports/schemas'
import { versionedTableIds } from './versioned-tables'

const Table = z.enum(versionedTableIds)

export const CodeVersion = z.object({
  table: Table,
  label: z.string(),
  version: z.string(),
  source: z.string(),
  /** Serves cohorts from this year on, until a later version takes over. */
  validFromYear: Year,
  entries: z.int(),
  /** Null for version one, which comes with the platform. */
  importedAt: z.iso.datetime().nullable(),
  importedBy: z.string().nullable(),
})
export type CodeVersion = z.infer<typeof CodeVersion>

export const CodeEntryShape = z.object({
  code: z.string(),
  name: z.string(),
  level: z.int().optional(),
  moeCode: z.string().optional(),
})

/** Every table with all its versions. */
export const listCodeTables = defineOperation({
  name: 'codes.list',
  label: '查看代码表',
  callers: ['staff'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ versions: z.array(CodeVersion) }),
  errors: [],
})

/** The version that serves a cohort; forms learn from here what may be chosen. */
export const getCodeTable = defineOperation({
  name: 'codes.get',
  label: '查看代码表',
  callers: ['staff', 'student'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({ table: Table, year: Year }),
  output: z.object({ about: CodeVersion, entries: z.array(CodeEntryShape) }),
  errors: [],
})

/** What an uploaded workbook would change, before anybody decides. */
export const inspectCodeVersion = defineOperation({
  name: 'codes.inspect',
  label: '核对代码表文件',
  callers: ['staff'],
  access: 'codes.edit',
  writes: false,
  input: z.strictObject({ table: Table, fileId: z.uuid() }),
  output: z.object({
    entries: z.int(),
    added: z.array(CodeEntryShape),
    renamed: z.array(CodeEntryShape),
    removed: z.array(CodeEntryShape),
    problems: z.array(z.string()),
  }),
  errors: ['not-found', 'workbook-refused'],
})

/** A new version, valid from a cohort on. Records of earlier cohorts keep theirs. Columns: 代码、名称、级别、部标代码. */
export const importCodeVersion = defineOperation({
  name: 'codes.import',
  label: '导入代码表新版本',
  callers: ['staff'],
  access: 'codes.edit',
  writes: true,
  input: z.strictObject({
    table: Table,
    fileId: z.uuid(),
    version: z.string().trim().min(1).max(30),
    source: z.string().trim().min(1).max(200),
    validFromYear: Year,
  }),
  output: CodeVersion,
  errors: ['not-found', 'workbook-refused', 'name-taken', 'fields-invalid'],
})

export const codeOperations = [
  listCodeTables,
  getCodeTable,
  inspectCodeVersion,
  importCodeVersion,
] as const
