import {
  announcementCategories,
  announcementCategoryLabels,
  announcementStateLabels,
  announcementStates,
} from 'shared-types/announcements/workflow'
import type { InputOf } from '../../api/call'
import { ClearFilter } from '../../lists/clear-filter'
import { FilterSelect, type FilterSelectProps } from '../../lists/filter-select'
import { SearchBox } from '../../lists/search-box'
import { useUrlState } from '../../lists/url-state'
import { useSearch } from '../../lists/use-search'

type Filter = Pick<InputOf<'announcements.list'>, 'state' | 'category'>

/** The filter in the address; what is not understood is dropped rather than sent. */
export function readFilter(params: URLSearchParams): Filter {
  const state = announcementStates.find((it) => it === params.get('state'))
  const category = announcementCategories.find((it) => it === params.get('category'))
  return { ...(state && { state }), ...(category && { category }) }
}

export const categoryFilter: FilterSelectProps = {
  name: 'category',
  label: '类别',
  options: announcementCategories.map((it) => ({
    value: it,
    label: announcementCategoryLabels[it],
  })),
}

const stateFilter: FilterSelectProps = {
  name: 'state',
  label: '状态',
  options: announcementStates.map((it) => ({ value: it, label: announcementStateLabels[it] })),
}

export function FilterBar() {
  const { params } = useUrlState()
  const { search } = useSearch()
  const isFiltered = Object.keys(readFilter(params)).length > 0 || !!search
  return (
    <div role="search" aria-label="筛选" className="filter-bar">
      <SearchBox hint="标题" />
      <FilterSelect {...categoryFilter} />
      <FilterSelect {...stateFilter} />
      {isFiltered && (
        <ClearFilter none={{ search: undefined, category: undefined, state: undefined }} />
      )}
    </div>
  )
}
