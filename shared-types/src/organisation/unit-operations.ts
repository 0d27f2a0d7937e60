import * as z from 'zod'
import { defineOperation } from '../operation'
import { unitKinds } from './unit-fields'

const Unit = z.enum(unitKinds)
const Version = z.int().min(1).max(1_000_000_000)

/** Field values by the names of `unitFields`: codes, ids and numbers as strings; empty ones may be left out. */
const Values = z.record(z.string().max(40), z.string().max(2000))

export const UnitRecord = z.object({
  id: z.uuid(),
  version: z.int(),
  values: Values,
  /** Values as people read them: names of units, codes and national majors. */
  texts: z.record(z.string(), z.string()),
})
export type UnitRecord = z.infer<typeof UnitRecord>

/** 「院系管理」「专业管理」「班级管理」「校区管理」: ordered by name, of majors and classes only the caller's own. */
export const listUnits = defineOperation({
  name: 'organisation.list-units',
  label: '查看院系专业',
  callers: ['staff'],
  access: 'organisation.view',
  writes: false,
  input: z.strictObject({
    unit: Unit,
    /** Name, or the code of a major. */
    search: z.string().trim().max(50).optional(),
    /** Of departments the parent, of majors the department, of classes the major. */
    within: z.uuid().optional(),
    after: z.string().max(300).optional(),
    limit: z.int().min(1).max(200).default(20),
  }),
  output: z.object({ rows: z.array(UnitRecord), next: z.string().nullable(), total: z.int() }),
  errors: [],
})

export const getUnit = defineOperation({
  name: 'organisation.get-unit',
  label: '查看院系专业',
  callers: ['staff'],
  access: 'organisation.view',
  writes: false,
  input: z.strictObject({ unit: Unit, id: z.uuid() }),
  output: UnitRecord.extend({
    /** 「3 个专业、120 名学生」; empty when it may be deleted. */
    usedBy: z.array(z.object({ label: z.string(), count: z.int() })),
  }),
  errors: ['not-found'],
})

export const addUnit = defineOperation({
  name: 'organisation.add-unit',
  label: '添加院系专业',
  callers: ['staff'],
  access: 'organisation.edit',
  writes: true,
  input: z.strictObject({ unit: Unit, values: Values }),
  output: UnitRecord,
  errors: ['fields-invalid', 'name-taken', 'beyond-own-permissions'],
})

export const editUnit = defineOperation({
  name: 'organisation.edit-unit',
  label: '编辑院系专业',
  callers: ['staff'],
  access: 'organisation.edit',
  writes: true,
  input: z.strictObject({ unit: Unit, id: z.uuid(), version: Version, values: Values }),
  output: UnitRecord,
  errors: ['not-found', 'changed-elsewhere', 'fields-invalid', 'name-taken'],
})

export const deleteUnit = defineOperation({
  name: 'organisation.delete-unit',
  label: '删除院系专业',
  callers: ['staff'],
  access: 'organisation.edit',
  writes: true,
  input: z.strictObject({ unit: Unit, id: z.uuid(), version: Version }),
  output: z.object({}),
  errors: ['not-found', 'changed-elsewhere', 'in-use'],
})

export const unitOperations = [listUnits, getUnit, addUnit, editUnit, deleteUnit] as const
