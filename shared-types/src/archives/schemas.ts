import * as z from 'zod'
import { isDate } from '../formats'
import { Year } from '../reports/schemas'
import { archiveFields, carriers } from './archive-fields'
import { archiveStates } from './archive-states'

export const ArchiveStateName = z.enum(archiveStates)
const CarrierCode = z.enum(carriers.map((it) => it.code))

/** A calendar day, YYYY-MM-DD. */
export const Day = z.string().refine(isDate)

/** Values by declared field; any other name is refused. */
export const ArchiveData = z.partialRecord(
  z.enum(archiveFields.map((it) => it.name)),
  z.string().max(1000),
)

export const ArchiveFilter = z.strictObject({
  year: Year,
  /** Person as on the roll, or a tracking number. */
  search: z.string().trim().max(50).optional(),
  state: ArchiveStateName.optional(),
  carrier: CarrierCode.optional(),
  graduated: z.boolean().optional(),
  schoolId: z.uuid().optional(),
  departmentId: z.uuid().optional(),
  majorId: z.uuid().optional(),
})
export type ArchiveFilter = z.infer<typeof ArchiveFilter>

/** Whose archive it is; of the roll, or as entered for somebody who is not on it. */
const Holder = z.object({
  name: z.string(),
  maskedIdNumber: z.string(),
  studentNumber: z.string(),
  schoolName: z.string(),
  departmentName: z.string(),
  majorName: z.string(),
  year: Year,
  /** False for somebody who left without graduating and is not on the roll. */
  onRoll: z.boolean(),
  graduated: z.boolean(),
})

export const ArchiveRow = Holder.extend({
  id: z.uuid(),
  state: ArchiveStateName,
  stateOn: z.string().nullable(),
  recipientUnit: z.string(),
  carrier: z.string(),
  trackingNumber: z.string(),
  version: z.int(),
})
export type ArchiveRow = z.infer<typeof ArchiveRow>

export const ArchiveEvent = z.object({
  action: z.enum(['add', 'edit', 'move']),
  /** When it was entered. */
  at: z.iso.datetime(),
  /** The day it happened. */
  on: z.string(),
  from: ArchiveStateName.nullable(),
  to: ArchiveStateName,
  note: z.string().nullable(),
  actorName: z.string(),
  recipientUnit: z.string(),
  carrier: z.string(),
  trackingNumber: z.string(),
})
export type ArchiveEvent = z.infer<typeof ArchiveEvent>

export const Archive = Holder.extend({
  id: z.uuid(),
  state: ArchiveStateName,
  stateOn: z.string().nullable(),
  data: ArchiveData,
  version: z.int(),
  updatedAt: z.iso.datetime(),
  /** Everything that was done, corrections too, oldest first. */
  events: z.array(ArchiveEvent),
  /** What the person who asked may do now; screens show exactly this. */
  mayEdit: z.boolean(),
  nextStates: z.array(ArchiveStateName),
})
export type Archive = z.infer<typeof Archive>

/** 「档案去向」 as the person concerned and authorised partners see it: what holds, without corrections and office names. */
export const Whereabouts = z.object({
  year: Year,
  schoolName: z.string(),
  name: z.string(),
  studentNumber: z.string(),
  maskedIdNumber: z.string(),
  graduated: z.boolean(),
  state: ArchiveStateName,
  /** 待寄出、已寄出、已签收、退回、留校 */
  stateLabel: z.string(),
  stateOn: z.string().nullable(),
  recipientUnit: z.string(),
  recipientContact: z.string(),
  recipientPhone: z.string(),
  recipientAddress: z.string(),
  handler: z.string(),
  carrierName: z.string(),
  trackingNumber: z.string(),
  timeline: z.array(
    z.object({
      on: z.string(),
      state: ArchiveStateName,
      stateLabel: z.string(),
      recipientUnit: z.string(),
      carrierName: z.string(),
      trackingNumber: z.string(),
      note: z.string().nullable(),
    }),
  ),
})
export type Whereabouts = z.infer<typeof Whereabouts>
