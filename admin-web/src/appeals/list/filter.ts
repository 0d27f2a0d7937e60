import { appealCategories, appealStates } from 'shared-types/appeals/workflow'
import type { InputOf } from '../../api/call'

export type Filter = Omit<InputOf<'appeals.list'>, 'after' | 'limit'>

/** In the address, `state` may also be this: whatever still waits for an answer. */
export const UNANSWERED = 'unanswered'

/** The filter in the address; what is not understood is dropped rather than sent. */
export function readFilter(params: URLSearchParams): Filter {
  const state = appealStates.find((it) => it === params.get('state'))
  const category = appealCategories.find((it) => it === params.get('category'))
  return {
    ...(state && { state }),
    ...(category && { category }),
    ...(params.get('state') === UNANSWERED && { unanswered: true }),
    ...(params.get('mine') && { mine: true }),
    ...(params.get('overdue') && { overdue: true }),
  }
}

/** Where the home page's card leads. */
export const pendingParams = { state: UNANSWERED, mine: 'true' }

/** Parameters that show everything again. */
export const noFilter = {
  search: undefined,
  state: undefined,
  category: undefined,
  mine: undefined,
  overdue: undefined,
} as const
