import * as z from 'zod'
import { defineOperation } from '../operation'
import { Year } from './schemas'

const OfCentre = { callers: ['staff'], access: 'dispatch.initialise' } as const
const OfYear = z.strictObject({ year: Year })

/** One run over a year: everybody who has no dispatch gets the default one (product.md §5.6). */
export const Initialisation = z.object({
  id: z.uuid(),
  year: Year,
  state: z.enum(['running', 'done', 'stopped']),
  stopReason: z.string().nullable(),
  total: z.int(),
  initialised: z.int(),
  /** Had got one meanwhile. */
  skipped: z.int(),
  startedByName: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})
export type Initialisation = z.infer<typeof Initialisation>

export const previewInitialisation = defineOperation({
  ...OfCentre,
  name: 'dispatch.preview-initialisation',
  label: '预览派遣初始化',
  writes: false,
  input: OfYear,
  output: z.object({
    /** Without a dispatch, and it is known where they come from. */
    due: z.int(),
    held: z.int(),
    /** Neither a completed origin report nor the roll says where they come from. */
    unknown: z.int(),
  }),
  errors: [],
})

/** Refused when it is no longer `expected` who are due: what was confirmed is what is done. */
export const startInitialisation = defineOperation({
  ...OfCentre,
  name: 'dispatch.start-initialisation',
  label: '批量初始化派遣方案',
  writes: true,
  input: OfYear.extend({ expected: z.int().min(1).max(10_000_000) }),
  output: Initialisation,
  errors: ['batch-changed', 'action-not-allowed'],
})

export const listInitialisations = defineOperation({
  ...OfCentre,
  name: 'dispatch.list-initialisations',
  label: '派遣初始化记录',
  writes: false,
  input: OfYear,
  output: z.object({ initialisations: z.array(Initialisation) }),
  errors: [],
})

export const stopInitialisation = defineOperation({
  ...OfCentre,
  name: 'dispatch.stop-initialisation',
  label: '停止派遣初始化',
  writes: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Initialisation,
  errors: ['not-found', 'action-not-allowed'],
})

export const initialisationOperations = [
  previewInitialisation,
  startInitialisation,
  listInitialisations,
  stopInitialisation,
] as const
