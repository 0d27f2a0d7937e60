import { FilterOutlined } from '@ant-design/icons'
import { Badge, Button, Grid } from 'antd'
import { useState, type ReactNode } from 'react'
import { ClearFilter } from '../../lists/clear-filter'
import { useOperation } from '../../api/use-operation'
import { useMay, useSession } from '../../app/session'
import { EducationLevelFilter } from '../../lists/education-level-filter'
import { FilterSelect } from '../../lists/filter-select'
import { SearchBox } from '../../lists/search-box'
import { useUrlState } from '../../lists/url-state'
import { useSearch } from '../../lists/use-search'
import { noFilter, readFilter } from './filter'

/** All combinable, all in the address; on narrow screens the choices wait behind a button. */
export function FilterBar({ tools }: { tools: ReactNode }) {
  const { params } = useUrlState()
  const { search } = useSearch()
  const isWide = Grid.useBreakpoint().md !== false
  const [isOpen, setOpen] = useState(false)
  const count = Object.keys({ ...readFilter(params), ...(search && { search }) }).length
  return (
    <div role="search" aria-label="筛选" className="filter-bar">
      <SearchBox />
      {!isWide && (
        <Badge count={count} color="#0958d9" title={`已选 ${count} 项`}>
          <Button
            icon={<FilterOutlined aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            筛选
          </Button>
        </Badge>
      )}
      {(isWide || isOpen) && <Choices />}
      {count > 0 && <ClearFilter none={noFilter} />}
      <div className="list-tools">{tools}</div>
    </div>
  )
}

const bindings = [
  { value: 'yes', label: '已绑定' },
  { value: 'no', label: '未绑定' },
]

function Choices() {
  const { level } = useSession()
  return (
    <div className="filter-choices">
      {level === 'centre' ? <SchoolFilter /> : <UnitFilters />}
      <EducationLevelFilter />
      <FilterSelect name="bound" label="微信绑定" options={bindings} />
    </div>
  )
}

const named = (units: readonly { id: string; name: string }[]) =>
  units.map((it) => ({ value: it.id, label: it.name }))

/** The units of one's own school, each within what is chosen above it, as far as the role sees them. */
function UnitFilters() {
  const { params } = useUrlState()
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  const { departments = [], majors = [], classes = [] } = organisation.data ?? {}
  const { departmentId, majorId } = readFilter(params)
  const ofDepartment = majors.filter((it) => !departmentId || it.departmentId === departmentId)
  const ofMajor = classes.filter((it) =>
    majorId ? it.majorId === majorId : ofDepartment.some((major) => major.id === it.majorId),
  )
  const shared = { isLoading: organisation.isPending }
  return (
    <>
      <FilterSelect
        name="departmentId"
        label="院系"
        options={named(departments)}
        clears={{ majorId: undefined, classId: undefined }}
        {...shared}
      />
      <FilterSelect
        name="majorId"
        label="专业"
        options={named(ofDepartment)}
        clears={{ classId: undefined }}
        {...shared}
      />
      <FilterSelect name="classId" label="班级" options={named(ofMajor)} {...shared} />
    </>
  )
}

function SchoolFilter() {
  const mayList = useMay()('schools.view')
  const schools = useOperation(
    'schools.list',
    { limit: 200 },
    { enabled: mayList, staleTime: 300_000 },
  )
  if (!mayList) return null
  return (
    <FilterSelect
      name="schoolId"
      label="学校"
      options={named(schools.data?.rows ?? [])}
      isLoading={schools.isPending}
    />
  )
}
