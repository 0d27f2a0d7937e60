import type { InputOf } from '../api/call'

export type AuditFilter = InputOf<'audit.export'>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const NAME = /^[a-z0-9.-]{1,40}$/

/** The filter in the address; what is not understood is dropped rather than sent. */
export function readFilter(params: URLSearchParams): AuditFilter {
  const only = (name: string, pattern: RegExp) => {
    const value = params.get(name) ?? ''
    return pattern.test(value) ? { [name]: value } : {}
  }
  return {
    ...only('operation', NAME),
    ...only('subjectKind', NAME),
    ...only('subjectId', UUID),
    ...only('schoolId', UUID),
    ...only('from', DAY),
    ...only('to', DAY),
  }
}

/** Parameters that show everything again. */
export const noFilter = {
  search: undefined,
  operation: undefined,
  subjectKind: undefined,
  subjectId: undefined,
  schoolId: undefined,
  from: undefined,
  to: undefined,
} as const
