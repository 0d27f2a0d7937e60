import { READABLE_EXTENSION_NAME } from 'shared-types/reports/fields/extension-fields'
import { sources, stages, submissions, WAITING_DAYS } from 'shared-types/reports/workflow'
import type { InputOf } from '../../api/call'

/** What of a list's input the person chooses; kind, year and page come from elsewhere. */
export type Filter = Omit<InputOf<'reports.list'>, 'kind' | 'year' | 'after' | 'limit'>

/** In the address, `stage` may also be this: whatever waits for the user's own level. */
export const PENDING = 'pending'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The filter in the address; what is not understood is dropped rather than sent. */
export function readFilter(params: URLSearchParams): Filter {
  const one = <T extends string>(name: string, known: readonly T[]) =>
    known.find((it) => it === params.get(name))
  const matching = (name: string, form: RegExp) => {
    const value = params.get(name)
    return value && form.test(value) ? value : undefined
  }
  return withoutGaps({
    search: params.get('search')?.trim().slice(0, 50) || undefined,
    pending: params.get('stage') === PENDING ? (true as const) : undefined,
    stage: one('stage', stages),
    waitingDays: WAITING_DAYS.find((it) => String(it) === params.get('waitingDays')),
    submission: one('submission', submissions),
    lacksProof: params.get('lacksProof') === '1' ? (true as const) : undefined,
    source: one('source', sources),
    originProvince: matching('originProvince', /^\d{6}$/),
    educationLevel: matching('educationLevel', /^\d{5}$/),
    schoolId: matching('schoolId', UUID),
    departmentId: matching('departmentId', UUID),
    majorId: matching('majorId', UUID),
    classId: matching('classId', UUID),
    extensions: extensionsIn(params.get('extensions')),
  })
}

type Extensions = NonNullable<Filter['extensions']>

/** What the school's own fields hold: a list of its own, because their names are not known here. */
function extensionsIn(text: string | null): Extensions | undefined {
  try {
    const found = JSON.parse(text ?? '[]') as unknown
    const known = Array.isArray(found) ? found.filter(isExtensionFilter).slice(0, 10) : []
    return known.length > 0 ? known : undefined
  } catch {
    return undefined
  }
}

function isExtensionFilter(it: unknown): it is Extensions[number] {
  const { field, match, value } = (it ?? {}) as Record<string, unknown>
  return (
    typeof field === 'string' &&
    READABLE_EXTENSION_NAME.test(field) &&
    (match === 'is' || match === 'has') &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= 100
  )
}

function withoutGaps<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

/** Units are one inside the other: choosing one takes away what was chosen below and beside it. */
export const noUnit = {
  schoolId: undefined,
  departmentId: undefined,
  majorId: undefined,
  classId: undefined,
} as const

/** Parameters that show everything again. */
export const noFilter = {
  ...noUnit,
  search: undefined,
  stage: undefined,
  waitingDays: undefined,
  submission: undefined,
  lacksProof: undefined,
  source: undefined,
  originProvince: undefined,
  educationLevel: undefined,
  extensions: undefined,
} as const
