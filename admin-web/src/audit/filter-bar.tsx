import { Input, Tag } from 'antd'
import { useId } from 'react'
import { ClearFilter } from '../lists/clear-filter'
import { subjectKindLabels } from 'shared-types/audit/fact-labels'
import { useOperation } from '../api/use-operation'
import { useMay, useSession } from '../app/session'
import { FilterSelect } from '../lists/filter-select'
import { SearchBox } from '../lists/search-box'
import { firstPage, useUrlState } from '../lists/url-state'
import { useSearch } from '../lists/use-search'
import './audit.css'
import { noFilter, readFilter } from './filter'

const kinds = Object.entries(subjectKindLabels).map(([value, label]) => ({ value, label }))

/** All combinable, all in the address. */
export function FilterBar() {
  const { level } = useSession()
  const may = useMay()
  const { params, set } = useUrlState()
  const { search } = useSearch()
  const filter = readFilter(params)
  const choices = useOperation('audit.choices', {}, { staleTime: 300_000 })
  const isFiltered = Object.keys(filter).length > 0 || !!search
  return (
    <div role="search" aria-label="筛选" className="filter-bar audit-filter">
      <SearchBox hint="操作人姓名" />
      {level === 'centre' && may('schools.view') && <SchoolFilter />}
      <FilterSelect
        name="operation"
        label="操作"
        options={(choices.data?.operations ?? []).map((it) => ({
          value: it.name,
          label: it.label,
        }))}
        isLoading={choices.isPending}
      />
      <FilterSelect name="subjectKind" label="对象" options={kinds} />
      <div className="audit-days">
        <DayFilter name="from" label="从" />
        <DayFilter name="to" label="到" />
      </div>
      {filter.subjectId && (
        <Tag
          closable={{ 'aria-label': '不再只看一条记录' }}
          onClose={() => set({ ...firstPage, subjectId: undefined })}
        >
          只看记录 {filter.subjectId.slice(-8)}
        </Tag>
      )}
      {isFiltered && <ClearFilter none={noFilter} />}
    </div>
  )
}

function SchoolFilter() {
  const list = useOperation('schools.list', { limit: 200 }, { staleTime: 300_000 })
  return (
    <FilterSelect
      name="schoolId"
      label="院校"
      options={(list.data?.rows ?? []).map((it) => ({ value: it.id, label: it.name }))}
      isLoading={list.isPending}
    />
  )
}

function DayFilter({ name, label }: { name: 'from' | 'to'; label: string }) {
  const { params, set } = useUrlState()
  const id = useId()
  return (
    <span className="audit-day">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        value={params.get(name) ?? ''}
        onChange={(event) => set({ ...firstPage, [name]: event.target.value || undefined })}
      />
    </span>
  )
}
