import { firstPage, useUrlState } from './url-state'

/** ID numbers and travel permits: addresses are kept, copied and logged, so these stay out of them. */
const PERSONAL = /^(\d{15}|\d{17}[\dX]|[HM]\d{8}(\d{2})?)$/i

/** The search of a list. It is in the address, or, when it is somebody's ID number, in the history entry alone. */
export function useSearch() {
  const { params, set, historyState } = useUrlState()
  const search = params.get('search') ?? historyState.search ?? ''
  const setSearch = (text: string) => {
    const isPersonal = PERSONAL.test(text)
    set(
      { ...firstPage, search: isPersonal ? undefined : text },
      { state: { search: isPersonal ? text : undefined } },
    )
  }
  return { search, setSearch }
}
