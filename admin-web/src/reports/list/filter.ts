import { sources, stages, submissions } from 'shared-types/reports/workflow'
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
    submission: one('submission', submissions),
    source: one('source', sources),
    originProvince: matching('originProvince', /^\d{6}$/),
    educationLevel: matching('educationLevel', /^\d{5}$/),
    schoolId: matching('schoolId', UUID),
    departmentId: matching('departmentId', UUID),
    majorId: matching('majorId', UUID),
    classId: matching('classId', UUID),
  })
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
  submission: undefined,
  source: undefined,
  originProvince: undefined,
  educationLevel: undefined,
} as const
