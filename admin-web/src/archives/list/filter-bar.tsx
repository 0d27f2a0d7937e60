import { ClearFilter } from '../../lists/clear-filter'
import { carriers } from 'shared-types/archives/archive-fields'
import { archiveStateLabels, archiveStates } from 'shared-types/archives/archive-states'
import { useOperation } from '../../api/use-operation'
import { useSession } from '../../app/session'
import { useWorkingYear } from '../../app/working-year'
import { FilterSelect, type FilterSelectProps } from '../../lists/filter-select'
import { SearchBox } from '../../lists/search-box'
import { useUrlState } from '../../lists/url-state'
import { useSearch } from '../../lists/use-search'
import { noFilter, readFilter } from './filter'

const filters: FilterSelectProps[] = [
  {
    name: 'state',
    label: '投递状态',
    options: archiveStates.map((it) => ({ value: it, label: archiveStateLabels[it] })),
  },
  {
    name: 'carrier',
    label: '转递方式',
    options: carriers.map((it) => ({ value: it.code, label: it.name })),
  },
  {
    name: 'graduated',
    label: '是否毕业',
    options: [
      { value: 'yes', label: '已毕业' },
      { value: 'no', label: '未毕业' },
    ],
  },
]

/** All combinable, all in the address. */
export function FilterBar() {
  const { level } = useSession()
  const { params } = useUrlState()
  const { search } = useSearch()
  const isFiltered = Object.keys(readFilter(params)).length > 0 || !!search
  return (
    <div role="search" aria-label="筛选" className="filter-bar">
      <SearchBox />
      {level === 'centre' ? <SchoolFilter /> : <MajorFilter />}
      {filters.map((it) => (
        <FilterSelect key={it.name} {...it} />
      ))}
      {isFiltered && <ClearFilter none={noFilter} />}
    </div>
  )
}

/** Every school that has anybody of the year. */
function SchoolFilter() {
  const overview = useOperation('archives.overview', { year: useWorkingYear() })
  return (
    <FilterSelect
      name="schoolId"
      label="学校"
      options={(overview.data?.schools ?? []).map((it) => ({
        value: it.schoolId,
        label: it.schoolName,
      }))}
      isLoading={overview.isPending}
    />
  )
}

/** The majors of one's own school, as far as the role sees them. */
function MajorFilter() {
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  return (
    <FilterSelect
      name="majorId"
      label="专业"
      options={(organisation.data?.majors ?? []).map((it) => ({ value: it.id, label: it.name }))}
      isLoading={organisation.isPending}
    />
  )
}
