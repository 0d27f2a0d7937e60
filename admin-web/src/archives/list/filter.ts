import { carriers } from 'shared-types/archives/archive-fields'
import { archiveStates } from 'shared-types/archives/archive-states'
import type { InputOf } from '../../api/call'

export type Filter = Omit<InputOf<'archives.list'>, 'year' | 'after' | 'limit' | 'search'>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The filter in the address; what is not understood is dropped rather than sent. */
export function readFilter(params: URLSearchParams): Filter {
  const state = archiveStates.find((it) => it === params.get('state'))
  const carrier = carriers.find((it) => it.code === params.get('carrier'))?.code
  const graduated = { yes: true, no: false }[params.get('graduated') ?? '']
  const id = (name: string) => {
    const value = params.get(name) ?? ''
    return UUID.test(value) ? { [name]: value } : {}
  }
  return {
    ...(state && { state }),
    ...(carrier && { carrier }),
    ...(graduated !== undefined && { graduated }),
    ...id('schoolId'),
    ...id('majorId'),
  }
}

/** Parameters that show everything again. */
export const noFilter = {
  search: undefined,
  state: undefined,
  carrier: undefined,
  graduated: undefined,
  schoolId: undefined,
  majorId: undefined,
} as const
