import type { InputOf } from '../../api/call'

type Filter = Omit<InputOf<'students.list'>, 'year' | 'sort' | 'direction' | 'after' | 'limit'>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const units = ['schoolId', 'departmentId', 'majorId', 'classId'] as const

/** The filter in the address; what is not understood is dropped rather than sent. */
export function readFilter(params: URLSearchParams): Filter {
  const level = params.get('educationLevel')
  const bound = params.get('bound')
  return {
    ...Object.fromEntries(
      units.flatMap((name) => {
        const id = params.get(name)
        return id && UUID.test(id) ? [[name, id]] : []
      }),
    ),
    ...(level && /^\d{5}$/.test(level) && { educationLevel: level }),
    ...((bound === 'yes' || bound === 'no') && { bound: bound === 'yes' }),
  }
}

/** Parameters that show everybody again. */
export const noFilter = {
  search: undefined,
  schoolId: undefined,
  departmentId: undefined,
  majorId: undefined,
  classId: undefined,
  educationLevel: undefined,
  bound: undefined,
} as const
