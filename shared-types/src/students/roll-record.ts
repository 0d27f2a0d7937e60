import * as z from 'zod'
import { Holder, Kind, Year } from '../reports/schemas'
import { stages } from '../reports/workflow'
import { rollFields, type RollFieldName } from './roll-fields'

/** Roll fields as text: codes for what has a table, names for major and class, days as YYYY-MM-DD. */
export const RollValues = z.strictObject(
  Object.fromEntries(rollFields.map((it) => [it.name, z.string().max(200).optional()])) as {
    [Field in RollFieldName]: z.ZodOptional<z.ZodString>
  },
)
export type RollValues = z.infer<typeof RollValues>

export const rollActions = ['update', 'confirm-identity', 'bind', 'unbind'] as const
export type RollAction = (typeof rollActions)[number]

export const RollRecord = z.object({
  id: z.uuid(),
  /** Grows with every change, whoever makes it. */
  version: z.int(),
  year: Year,
  holder: Holder,
  /** What the form starts with; the ID number is left out. */
  values: RollValues,
  bound: z.object({ at: z.iso.datetime(), faceProvider: z.string().nullable() }).nullable(),
  /** Confirmed in person and not yet bound; until then the code holds. */
  confirmedUntil: z.iso.datetime().nullable(),
  /** A submitted report: the year no longer changes. */
  hasReported: z.boolean(),
  /** A certificate in force says what the roll said when it was issued. */
  hasCertificate: z.boolean(),
  /** Of each kind that this user may view. */
  reports: z.array(
    z.object({
      kind: Kind,
      /** The report there is; null when there is none. */
      report: z.object({ id: z.uuid(), stage: z.enum(stages) }).nullable(),
      /** There is none, and this user may add it. */
      mayAdd: z.boolean(),
    }),
  ),
  history: z.array(
    z.object({
      at: z.iso.datetime(),
      actorName: z.string(),
      action: z.enum(rollActions),
      /** Names of the fields that changed, with `idNumber` and `year`. */
      fields: z.array(z.string()),
      reason: z.string(),
    }),
  ),
  mayEdit: z.boolean(),
})
export type RollRecord = z.infer<typeof RollRecord>
