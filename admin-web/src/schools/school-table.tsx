import type { TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { TwoLines } from '../layout/two-lines'
import { OpenRow } from '../lists/open-row'
import { RecordTable } from '../lists/record-table'
import { EnabledTag } from '../layout/enabled-tag'
import { secondFactorText, type School } from './school'

interface SchoolTableProps {
  rows: School[]
  isLoading: boolean
  openId: string | undefined
  onOpen: (id: string) => void
  empty: ReactNode
}

export function SchoolTable({ rows, isLoading, openId, onOpen, empty }: SchoolTableProps) {
  return (
    <RecordTable<School>
      rows={rows}
      columns={{ wide: wideColumns(onOpen), narrow: narrowColumns(onOpen) }}
      openId={openId}
      onOpen={onOpen}
      empty={empty}
      isLoading={isLoading}
    />
  )
}

type Open = (id: string) => void

const nameColumn = (onOpen: Open) => ({
  key: 'name',
  title: '院校',
  render: (_: unknown, it: School) => (
    <TwoLines second={it.code}>
      <OpenRow label={`查看 ${it.name}`} onOpen={() => onOpen(it.id)}>
        {it.name}
      </OpenRow>
    </TwoLines>
  ),
})

const stateColumn = {
  key: 'enabled',
  title: '状态',
  render: (_: unknown, it: School) => <EnabledTag isEnabled={it.enabled} />,
}

const wideColumns = (onOpen: Open): TableColumnsType<School> => [
  nameColumn(onOpen),
  { key: 'region', title: '所在地', dataIndex: 'regionName' },
  {
    key: 'administrators',
    title: '管理员账号',
    render: (_, it) => it.administrators.map(({ account }) => account).join('、') || '未发放',
  },
  {
    key: 'staff',
    title: '用户数',
    align: 'right',
    render: (_, it) => it.staff.toLocaleString('zh-CN'),
  },
  { key: 'secondFactor', title: '动态码', render: (_, it) => secondFactorText(it) },
  stateColumn,
]

const narrowColumns = (onOpen: Open): TableColumnsType<School> => [nameColumn(onOpen), stateColumn]
