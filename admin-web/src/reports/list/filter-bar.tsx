import { FilterOutlined } from '@ant-design/icons'
import { Badge, Button, Grid } from 'antd'
import { useState, type ReactNode } from 'react'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { ClearFilter } from '../../lists/clear-filter'
import { useSession } from '../../app/session'
import { EducationLevelFilter } from '../../lists/education-level-filter'
import { FilterSelect } from '../../lists/filter-select'
import { SearchBox } from '../../lists/search-box'
import { useUrlState } from '../../lists/url-state'
import { useSearch } from '../../lists/use-search'
import { noFilter, readFilter } from './filter'
import { ExtensionFilters, useExtensionFields } from './extension-filters'
import { ClassFilter, fixedFilters, SchoolFilter } from './report-filters'
import { MajorTreeDrawer } from './major-tree-panel'

/** All combinable, all in the address; on narrow screens the choices wait behind a button. */
export function FilterBar({ kind, tools }: { kind: ReportKindName; tools: ReactNode }) {
  const { params } = useUrlState()
  const isWide = Grid.useBreakpoint().md !== false
  const [isOpen, setOpen] = useState(false)
  const { search } = useSearch()
  const { search: _inSight, ...chosen } = readFilter(params)
  const count = Object.keys(chosen).length
  return (
    <div role="search" aria-label="筛选" className="filter-bar">
      <SearchBox />
      <MajorTreeDrawer kind={kind} />
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
      {(isWide || isOpen) && <Choices kind={kind} />}
      {(count > 0 || search) && <ClearFilter none={noFilter} />}
      <div className="list-tools">{tools}</div>
    </div>
  )
}

function Choices({ kind }: { kind: ReportKindName }) {
  const { level } = useSession()
  const extensions = useExtensionFields(kind)
  return (
    <div className="filter-choices">
      {fixedFilters(kind).map((it) => (
        <FilterSelect key={it.name} {...it} />
      ))}
      <EducationLevelFilter />
      {level === 'centre' ? <SchoolFilter kind={kind} /> : <ClassFilter />}
      <ExtensionFilters fields={extensions} />
    </div>
  )
}
