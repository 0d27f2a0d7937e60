import { keepPreviousData } from '@tanstack/react-query'
import { Button, Typography } from 'antd'
import { unitKindLabels, type OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { CursorPaging, usePageAsked } from '../../lists/cursor-paging'
import { FilterSelect } from '../../lists/filter-select'
import { SearchBox } from '../../lists/search-box'
import { firstPage, useUrlState } from '../../lists/url-state'
import { useSearch } from '../../lists/use-search'
import { unitRooms, type Unit } from './unit-kinds'
import { UnitTable } from './unit-table'
import { treeOf, useAllDepartments } from './unit-tree'

interface UnitListProps {
  kind: OrganisationUnitKind
  onShow: (unit: Unit) => void
  onEdit: ((unit: Unit) => void) | undefined
  onDelete: ((unit: Unit) => void) | undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Departments as a tree until somebody searches; everything else, and what is found, page by page. */
export function UnitList(props: UnitListProps) {
  const { kind } = props
  const { params } = useUrlState()
  const { search } = useSearch()
  const within = unitRooms[kind].within && params.get('within')
  const filter = {
    ...(search && { search }),
    ...(within && UUID.test(within) && { within }),
  }
  const isFiltered = Object.keys(filter).length > 0
  const shared = { ...props, empty: <EmptyList kind={kind} isFiltered={isFiltered} /> }
  return (
    <>
      <FilterBar kind={kind} isFiltered={isFiltered} />
      {kind === 'department' && !isFiltered ? (
        <DepartmentTree {...shared} />
      ) : (
        <FoundUnits {...shared} filter={filter} />
      )}
    </>
  )
}

type ShownProps = UnitListProps & { empty: React.ReactNode }

function DepartmentTree(props: ShownProps) {
  const all = useAllDepartments(true)
  return (
    <Loaded query={all}>
      {(rows) => (
        <>
          {/* Unfolded when it is first shown: what comes later is in a new one. */}
          <UnitTable key={rows.length} {...props} rows={treeOf(rows)} isTree isLoading={false} />
          <Typography.Paragraph type="secondary" className="unit-total" aria-live="polite">
            共 {rows.length.toLocaleString('zh-CN')} 条
          </Typography.Paragraph>
        </>
      )}
    </Loaded>
  )
}

function FoundUnits({ filter, ...props }: ShownProps & { filter: object }) {
  const list = useOperation(
    'organisation.list-units',
    { unit: props.kind, ...filter, ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  return (
    <Loaded query={list}>
      {({ rows, next, total }) => (
        <>
          <UnitTable {...props} rows={rows} isLoading={list.isPlaceholderData} />
          <CursorPaging next={next} total={total} shown={rows.length} />
        </>
      )}
    </Loaded>
  )
}

function FilterBar({ kind, isFiltered }: { kind: OrganisationUnitKind; isFiltered: boolean }) {
  const { set } = useUrlState()
  const { searches, within } = unitRooms[kind]
  return (
    <div role="search" aria-label="筛选" className="filter-bar">
      <SearchBox hint={searches} />
      {within && <WithinFilter kind={within} />}
      {isFiltered && (
        <Button
          type="link"
          onClick={() =>
            set(
              { ...firstPage, within: undefined, search: undefined },
              { state: { search: undefined } },
            )
          }
        >
          清除筛选
        </Button>
      )}
    </div>
  )
}

function WithinFilter({ kind }: { kind: OrganisationUnitKind }) {
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  const units = kind === 'department' ? organisation.data?.departments : organisation.data?.majors
  return (
    <FilterSelect
      name="within"
      label={unitKindLabels[kind]}
      options={(units ?? []).map((it) => ({ value: it.id, label: it.name }))}
      isLoading={organisation.isPending}
    />
  )
}

function EmptyList({ kind, isFiltered }: { kind: OrganisationUnitKind; isFiltered: boolean }) {
  const label = unitKindLabels[kind]
  if (isFiltered) return <Nothing>没有符合条件的{label}，可以清除筛选后再看。</Nothing>
  return (
    <Nothing>
      还没有{label}，可以逐个添加{unitRooms[kind].isImportable && '，或从 Excel、DBF 文件导入'}。
    </Nothing>
  )
}
