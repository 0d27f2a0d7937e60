import * as z from 'zod'
import { defineOperation } from '../operation'
import { Year } from '../reports/schemas'
import { idTypes } from '../students/id-number'
import { archiveStates } from './archive-states'
import {
  Archive,
  ArchiveData,
  ArchiveFilter,
  ArchiveRow,
  ArchiveStateName,
  Day,
  Whereabouts,
} from './schemas'

const Version = z.int().min(1)

export const listArchives = defineOperation({
  name: 'archives.list',
  label: '查看档案列表',
  callers: ['staff'],
  access: 'archives.view',
  writes: false,
  input: ArchiveFilter.extend({
    after: z.string().max(200).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(ArchiveRow), next: z.string().nullable(), total: z.int() }),
  errors: [],
})

export const getArchive = defineOperation({
  name: 'archives.get',
  label: '查看档案',
  callers: ['staff'],
  access: 'archives.view',
  writes: false,
  input: z.strictObject({ id: z.uuid() }),
  output: Archive,
  errors: ['not-found'],
})

/**
 * Who the archive is of, as a person types it. Somebody on the roll is found by ID number or student number and must
 * bear this name. Only somebody who did not graduate may be off the roll: then the ID number is needed.
 */
export const ArchivePerson = z.strictObject({
  name: z.string().trim().min(1).max(50),
  idType: z.enum(idTypes.map((it) => it.code)).default('resident'),
  idNumber: z.string().trim().max(30).optional(),
  studentNumber: z.string().trim().max(30).optional(),
  /** For somebody off the roll; staff of single majors must name one of theirs. */
  majorId: z.uuid().optional(),
})
export type ArchivePerson = z.infer<typeof ArchivePerson>

export const addArchive = defineOperation({
  name: 'archives.add',
  label: '添加档案',
  callers: ['staff'],
  access: 'archives.edit',
  writes: true,
  input: z.strictObject({
    year: Year,
    person: ArchivePerson,
    graduated: z.boolean(),
    state: ArchiveStateName,
    /** The day since when it is in this state. */
    on: Day,
    data: ArchiveData,
  }),
  output: Archive,
  errors: ['fields-invalid', 'archive-exists', 'archive-not-on-roll'],
})

export const saveArchive = defineOperation({
  name: 'archives.save',
  label: '修改档案',
  callers: ['staff'],
  access: 'archives.edit',
  writes: true,
  input: z.strictObject({
    id: z.uuid(),
    version: Version,
    graduated: z.boolean(),
    data: ArchiveData,
  }),
  output: Archive,
  errors: ['not-found', 'changed-elsewhere', 'fields-invalid'],
})

export const setArchiveState = defineOperation({
  name: 'archives.set-state',
  label: '登记档案状态',
  callers: ['staff'],
  access: 'archives.edit',
  writes: true,
  input: z.strictObject({
    id: z.uuid(),
    version: Version,
    to: ArchiveStateName,
    on: Day,
    note: z.string().trim().max(200).optional(),
    /** Carrier and number of a sending; what is left out stays as it was. */
    data: ArchiveData.optional(),
  }),
  output: Archive,
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed', 'fields-invalid'],
})

/** What the filter shows, as a workbook; at most 20,000 rows. */
export const exportArchives = defineOperation({
  name: 'archives.export',
  label: '导出档案',
  callers: ['staff'],
  access: 'archives.view',
  writes: true,
  input: ArchiveFilter,
  output: z.object({ url: z.string(), name: z.string(), rows: z.int() }),
  errors: ['too-many-rows'],
})

const counts = Object.fromEntries(archiveStates.map((it) => [it, z.int()])) as Record<
  (typeof archiveStates)[number],
  z.ZodInt
>

/** By school, as far as one may see: how many archives in each state, and how many on the roll have none. */
export const countArchives = defineOperation({
  name: 'archives.overview',
  label: '查看档案概况',
  callers: ['staff'],
  access: 'archives.view',
  writes: false,
  input: z.strictObject({ year: Year }),
  output: z.object({
    schools: z.array(
      z.object({
        schoolId: z.uuid(),
        schoolName: z.string(),
        onRoll: z.int(),
        counts: z.object(counts),
        notGraduated: z.int(),
        /** On the roll and not entered yet. */
        missing: z.int(),
      }),
    ),
  }),
  errors: [],
})

export const myArchive = defineOperation({
  name: 'archives.mine',
  label: '查看本人档案去向',
  callers: ['student'],
  access: 'bound',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ archive: Whereabouts.nullable() }),
  errors: [],
})

export const archiveOperations = [
  listArchives,
  getArchive,
  addArchive,
  saveArchive,
  setArchiveState,
  exportArchives,
  countArchives,
  myArchive,
] as const
