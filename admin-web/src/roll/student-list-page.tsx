import { keepPreviousData } from '@tanstack/react-query'
import { Button, Table, type TableColumnsType } from 'antd'
import type { OutputOf } from '../api/call'
import { useOperation } from '../api/use-operation'
import { useSession } from '../app/session'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { FilterSelect } from '../lists/filter-select'
import { LinkButton } from '../layout/link-button'
import { useMayOpen } from '../shell/menu-entries'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { SearchBox } from '../lists/search-box'
import { TwoLines } from '../layout/two-lines'
import { useUrlState } from '../lists/url-state'
import { useSearch } from '../lists/use-search'
import '../reports/reports.css'
import { RollDrawer } from './record/roll-drawer'

type StudentRow = OutputOf<'students.list'>['rows'][number]

const columnsFor = (onOpen: (id: string) => void): TableColumnsType<StudentRow> => [
  {
    key: 'name',
    title: '姓名',
    render: (_, row) => (
      <TwoLines second={row.maskedIdNumber}>
        <Button
          type="link"
          className="row-name"
          aria-label={`查看 ${row.name} 的学籍`}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(row.id)
          }}
        >
          {row.name}
        </Button>
        （{row.sex}）
      </TwoLines>
    ),
  },
  {
    key: 'number',
    title: '学号与学历',
    responsive: ['md'],
    render: (_, row) => <TwoLines second={row.educationLevel}>{row.studentNumber}</TwoLines>,
  },
  { key: 'school', title: '学校', dataIndex: 'schoolName', responsive: ['md'] },
  {
    key: 'department',
    title: '院系',
    dataIndex: 'departmentName',
    responsive: ['lg'],
  },
  {
    key: 'major',
    title: '专业与班级',
    render: (_, row) => <TwoLines second={row.className}>{row.majorName}</TwoLines>,
  },
  {
    key: 'bound',
    title: '微信绑定',
    render: (_, row) => (row.bound ? '已绑定' : '未绑定'),
  },
]

export function StudentListPage() {
  const { level } = useSession()
  const year = useWorkingYear()
  const { params, set } = useUrlState()
  const { search } = useSearch()
  const openId = params.get('open') ?? undefined
  const open = (id: string | undefined) => set({ open: id }, { replace: openId !== undefined })
  const majorId = params.get('majorId')
  const list = useOperation(
    'students.list',
    { year, ...usePageAsked(), ...(search && { search }), ...(majorId && { majorId }) },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page title="学籍列表" note={`${year} 年`} actions={<ImportButton />}>
      <Panel>
        <div role="search" aria-label="筛选" className="filter-bar">
          <SearchBox />
          {level !== 'centre' && <MajorFilter />}
        </div>
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <Table
                rowKey="id"
                size="small"
                columns={columnsFor(open).filter((it) => it.key !== 'school' || level === 'centre')}
                dataSource={rows}
                loading={list.isPlaceholderData}
                pagination={false}
                rowClassName={(row) =>
                  row.id === openId ? 'row-openable row-open' : 'row-openable'
                }
                onRow={(row) => ({ onClick: () => open(row.id) })}
                locale={{ emptyText: <EmptyRoll isFiltered={!!search || !!majorId} year={year} /> }}
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

function EmptyRoll({ isFiltered, year }: { isFiltered: boolean; year: number }) {
  return (
    <Nothing>
      {isFiltered ? '没有找到相符的学生。' : `${year} 年还没有学籍，请先导入名册。`}
    </Nothing>
  )
}
