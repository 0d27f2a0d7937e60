import { ClearFilter } from '../../lists/clear-filter'
import { certificateKinds, certificateNames } from 'shared-types/certificates/certificate-kinds'
import { certificateStates } from 'shared-types/certificates/operations'
import { FilterSelect } from '../../lists/filter-select'
import { SearchBox } from '../../lists/search-box'
import { useUrlState } from '../../lists/url-state'
import { useSearch } from '../../lists/use-search'
import { useSchoolOptions } from '../../schools/use-school-options'
import { stateLabels } from '../words'
import { noFilter, readFilter } from './filter'

/** All combinable, all in the address. */
export function FilterBar() {
  const { params } = useUrlState()
  const { search } = useSearch()
  const schools = useSchoolOptions()
  const isFiltered = Object.keys(readFilter(params)).length > 0 || !!search
  return (
    <div role="search" aria-label="筛选" className="filter-bar">
      <SearchBox hint="姓名、学号、证件号或证书编号" />
      {schools.isOffered && <FilterSelect name="schoolId" label="学校" {...schools} />}
      <FilterSelect
        name="state"
        label="证书状态"
        options={certificateStates.map((it) => ({ value: it, label: stateLabels[it] }))}
      />
      <FilterSelect
        name="kind"
        label="证书种类"
        options={certificateKinds.map((it) => ({ value: it, label: certificateNames[it] }))}
      />
      {isFiltered && <ClearFilter none={noFilter} />}
    </div>
  )
}
