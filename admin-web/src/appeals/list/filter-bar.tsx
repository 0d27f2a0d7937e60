import { ClearFilter } from '../../lists/clear-filter'
import {
  appealCategories,
  appealCategoryLabels,
  appealStateLabels,
  appealStates,
} from 'shared-types/appeals/workflow'
import { FilterSelect, type FilterSelectProps } from '../../lists/filter-select'
import { SearchBox } from '../../lists/search-box'
import { useUrlState } from '../../lists/url-state'
import { useSearch } from '../../lists/use-search'
import { noFilter, readFilter, UNANSWERED } from './filter'

const filters: FilterSelectProps[] = [
  {
    name: 'state',
    label: '状态',
    options: [
      { value: UNANSWERED, label: '未回复' },
      ...appealStates.map((it) => ({ value: it, label: appealStateLabels[it] })),
    ],
  },
  {
    name: 'category',
    label: '类别',
    options: appealCategories.map((it) => ({ value: it, label: appealCategoryLabels[it] })),
  },
  { name: 'mine', label: '处理人', options: [{ value: 'true', label: '由我处理' }] },
  { name: 'overdue', label: '期限', options: [{ value: 'true', label: '已逾期' }] },
]

/** All combinable, all in the address. */
export function FilterBar() {
  const { params } = useUrlState()
  const { search } = useSearch()
  const isFiltered = Object.keys(readFilter(params)).length > 0 || !!search
  return (
    <div role="search" aria-label="筛选" className="filter-bar">
      <SearchBox />
      {filters.map((it) => (
        <FilterSelect key={it.name} {...it} />
      ))}
      {isFiltered && <ClearFilter none={noFilter} />}
    </div>
  )
}
