import { keepPreviousData } from '@tanstack/react-query'
import { Flex, Table, type TableColumnsType } from 'antd'
import type { OutputOf } from '../api/call'
import { useOperation } from '../api/use-operation'
import { useMay, useSession } from '../app/session'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { CursorPaging, usePageAsked } from '../layout/cursor-paging'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { SearchBox } from '../layout/search-box'
import { useUrlState } from '../layout/url-state'

type StudentRow = OutputOf<'students.list'>['rows'][number]

const columns: TableColumnsType<StudentRow> = [
  { title: '姓名', dataIndex: 'name', width: 100 },
  { title: '证件号', dataIndex: 'maskedIdNumber', width: 180 },
  { title: '学号', dataIndex: 'studentNumber', width: 130 },
  { title: '性别', dataIndex: 'sex', width: 60 },
  { title: '学历', dataIndex: 'educationLevel', width: 120 },
  { title: '院系', dataIndex: 'departmentName', width: 160 },
  { title: '专业', dataIndex: 'majorName', width: 180 },
  { title: '班级', dataIndex: 'className', width: 130 },
  {
    title: '微信绑定',
    dataIndex: 'bound',
    width: 90,
    render: (bound: boolean) => (bound ? '已绑定' : '未绑定'),
  },
]
const schoolColumn = { title: '学校', dataIndex: 'schoolName', width: 180 }

export function StudentListPage() {
  const { level } = useSession()
  const year = useWorkingYear()
  const { params } = useUrlState()
  const search = params.get('search')
  const list = useOperation(
    'students.list',
    { year, ...usePageAsked(), ...(search && { search }) },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page title="学籍列表" note={`${year} 年`} actions={<ImportButton />}>
      <Panel>
        <Flex style={{ marginBottom: 12 }}>
          <SearchBox />
        </Flex>
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <Table
                rowKey="id"
                size="small"
                columns={level === 'centre' ? [schoolColumn, ...columns] : columns}
                dataSource={rows}
                loading={list.isPlaceholderData}
                pagination={false}
                scroll={{ x: 'max-content' }}
                locale={{ emptyText: <EmptyRoll search={search} year={year} /> }}
              />
              <CursorPaging next={next} total={total} shown={rows.length} />
            </>
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

function ImportButton() {
  const may = useMay()
  const linkTo = useLinkTo()
  if (!may('roll.import')) return null
  return (
    <LinkButton type="primary" to={linkTo('/roll/import')}>
      导入学籍
    </LinkButton>
  )
}

function EmptyRoll({ search, year }: { search: string | null; year: number }) {
  return (
    <Nothing>
      {search ? `没有找到与“${search}”相符的学生。` : `${year} 年还没有学籍，请先导入名册。`}
    </Nothing>
  )
}
