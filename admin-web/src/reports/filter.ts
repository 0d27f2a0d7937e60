import type { InputOf } from '../api/call'
import { reportKindNames, sources, stages, submissions } from 'shared-types/reports/workflow'
import type { ReportKindName } from 'shared-types/reports/workflow'

export type ListInput = InputOf<'reports.list'>
/** What of a list's input the person chooses; kind and year come from the page. */
export type Filter = Omit<ListInput, 'kind' | 'year' | 'after' | 'limit'>

/** In the address, `stage` may also be this: whatever waits for the user's own level. */
export const PENDING = 'pending'

export const isReportKind = (name: string | undefined): name is ReportKindName =>
  reportKindNames.some((it) => it === name)

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

/** The same filter as parameters of an address: `readFilter(writeFilter(f))` is `f`. */
export function writeFilter({ pending, ...filter }: Filter): Record<string, string | undefined> {
  return { ...filter, ...(pending && { stage: PENDING }) }
}

function withoutGaps<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}
