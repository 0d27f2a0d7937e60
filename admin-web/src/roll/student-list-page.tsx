import { keepPreviousData } from '@tanstack/react-query'
import { ClearFilter } from '../lists/clear-filter'
import { Grid, Table } from 'antd'
import { useOperation } from '../api/use-operation'
import { useSession } from '../app/session'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { arrange, tableColumns } from '../lists/columns/list-column'
import { ListTools } from '../lists/list-tools'
import { LinkButton } from '../layout/link-button'
import { useMayOpen } from '../shell/menu-entries'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { useUrlState } from '../lists/url-state'
import { useListOrder } from '../lists/use-list-order'
import { usePreferences } from '../lists/use-preferences'
import { useSearch } from '../lists/use-search'
import { noFilter, readFilter } from './list/filter'
import { FilterBar } from './list/filter-bar'
import { onPhone, rollColumns } from './list/roll-columns'
import { RollDrawer } from './record/roll-drawer'

const sorts = ['number', 'name'] as const
const byNumber = { sort: 'number', direction: 'asc' } as const

export function StudentListPage() {
  const { level } = useSession()
  const year = useWorkingYear()
  const { params, set } = useUrlState()
  const { search } = useSearch()
  const openId = params.get('open') ?? undefined
  const open = (id: string | undefined) => set({ open: id }, { replace: openId !== undefined })
  const filter = { ...readFilter(params), ...(search && { search }) }
  const { sort, direction, onTableChange } = useListOrder(sorts, byNumber)
  const preferences = usePreferences('roll')
  const isWide = Grid.useBreakpoint().md !== false
  const list = useOperation(
    'students.list',
    { year, ...filter, sort, direction, ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  const columns = rollColumns(open, level === 'centre')
  const arranged = arrange(columns, preferences.columns)
  const shown = isWide ? arranged : arranged.filter((it) => onPhone.includes(it.column.key))
  return (
    <Page title="学籍列表" note={`${year} 年`} actions={<ImportButton />}>
      <Panel>
        <FilterBar tools={<ListTools columns={columns} preferences={preferences} />} />
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <Table
                rowKey="id"
                size="small"
                columns={tableColumns(shown, { sort, direction })}
                onChange={onTableChange}
                showSorterTooltip={{ title: '点击排序' }}
                scroll={{ x: true }}
                dataSource={rows}
                loading={list.isPlaceholderData}
                pagination={false}
                rowClassName={(row) =>
                  row.id === openId ? 'row-openable row-open' : 'row-openable'
                }
                onRow={(row) => ({ onClick: () => open(row.id) })}
                locale={{
                  emptyText: <EmptyRoll isFiltered={Object.keys(filter).length > 0} year={year} />,
                }}
              />
              <CursorPaging next={next} total={total} shown={rows.length} />
            </>
          )}
        </Loaded>
      </Panel>
      <RollDrawer id={openId} onClose={() => open(undefined)} />
    </Page>
  )
}

function ImportButton() {
  const mayOpen = useMayOpen()
  const linkTo = useLinkTo()
  if (!mayOpen('/roll/import')) return null
  return (
    <LinkButton type="primary" to={linkTo('/roll/import')}>
      导入学籍
    </LinkButton>
  )
}

function EmptyRoll({ isFiltered, year }: { isFiltered: boolean; year: number }) {
  if (!isFiltered)
    return <Nothing>{year} 年还没有学籍。可以导入名册；学生自行绑定之后，也会出现在这里。</Nothing>
  return (
    <Nothing>
      没有找到相符的学生。
      <ClearFilter none={noFilter} />
    </Nothing>
  )
}
