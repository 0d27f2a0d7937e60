import { Button, Flex, Grid, Table, Tag, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { TwoLines } from '../layout/two-lines'
import { keyOf, type Authority } from './authority'

interface AuthorityTableProps {
  rows: Authority[]
  isLoading: boolean
  onEdit: (authority: Authority) => void
  onDelete: (authority: Authority) => void
  empty: ReactNode
}

export function AuthorityTable(props: AuthorityTableProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const columns = isWide ? [...placeColumns, ...contactColumns] : narrowColumns
  return (
    <Table<Authority>
      rowKey={keyOf}
      size="small"
      columns={[...columns, actionColumn(props)]}
      dataSource={props.rows}
      loading={props.isLoading}
      pagination={false}
      locale={{ emptyText: props.empty }}
    />
  )
}

const teachersTag = (it: Authority) => it.forTeachers && <Tag style={{ margin: 0 }}>师范生</Tag>

const placeColumns: TableColumnsType<Authority> = [
  {
    key: 'region',
    title: '地区',
    render: (_, it) => (
      <TwoLines second={it.region}>
        <span className="nowrap">{it.regionName}</span>
      </TwoLines>
    ),
  },
  {
    key: 'name',
    title: '主管单位',
    render: (_, it) => (
      <Flex gap={8} align="center" wrap>
        {it.name}
        {teachersTag(it)}
      </Flex>
    ),
  },
]

const contactColumns: TableColumnsType<Authority> = [
  {
    key: 'address',
    title: '地址',
    render: (_, it) =>
      it.address ? <TwoLines second={it.postcode}>{it.address}</TwoLines> : it.postcode || '—',
  },
  {
    key: 'phone',
    title: '联系电话',
    render: (_, it) => <span className="nowrap">{it.phone || '—'}</span>,
  },
]

const narrowColumns: TableColumnsType<Authority> = [
  {
    key: 'name',
    title: '主管单位',
    render: (_, it) => (
      <TwoLines second={[it.regionName, it.phone].filter(Boolean).join('　')}>
        {it.name} {teachersTag(it)}
      </TwoLines>
    ),
  },
]

const actionColumn = ({
  onEdit,
  onDelete,
}: AuthorityTableProps): TableColumnsType<Authority>[number] => ({
  key: 'action',
  title: '操作',
  align: 'right',
  width: 104,
  render: (_, it) => (
    <Flex gap={4} justify="flex-end">
      <Button type="link" size="small" aria-label={`编辑${it.name}`} onClick={() => onEdit(it)}>
        编辑
      </Button>
      <Button
        type="link"
        size="small"
        danger
        aria-label={`删除${it.name}`}
        onClick={() => onDelete(it)}
      >
        删除
      </Button>
    </Flex>
  ),
})
