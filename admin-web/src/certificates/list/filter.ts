import { certificateKinds } from 'shared-types/certificates/certificate-kinds'
import { certificateStates } from 'shared-types/certificates/operations'
import type { InputOf } from '../../api/call'

export type Filter = Omit<InputOf<'certificates.search'>, 'year' | 'after' | 'limit' | 'search'>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The filter in the address; what is not understood is dropped rather than sent. */
export function readFilter(params: URLSearchParams): Filter {
  const state = certificateStates.find((it) => it === params.get('state'))
  const kind = certificateKinds.find((it) => it === params.get('kind'))
  const schoolId = params.get('schoolId') ?? ''
  return {
    ...(state && { state }),
    ...(kind && { kind }),
    ...(UUID.test(schoolId) && { schoolId }),
  }
}

/** Parameters that show everything again. */
export const noFilter = {
  search: undefined,
  state: undefined,
  kind: undefined,
  schoolId: undefined,
} as const
