import type { TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { carrierName } from 'shared-types/archives/archive-fields'
import type { OutputOf } from '../../api/call'
import { TwoLines } from '../../layout/two-lines'
import { OpenRow } from '../../lists/open-row'
import { RecordTable } from '../../lists/record-table'
import { StateTag } from '../state-tag'

type ArchiveRow = OutputOf<'archives.list'>['rows'][number]

interface ArchiveTableProps {
  rows: ArchiveRow[]
  isLoading: boolean
  openId: string | undefined
  onOpen: (id: string) => void
  empty: ReactNode
}

export function ArchiveTable({ rows, isLoading, openId, onOpen, empty }: ArchiveTableProps) {
  return (
    <RecordTable<ArchiveRow>
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

const nameColumn = (onOpen: Open, second: (row: ArchiveRow) => string) => ({
  key: 'name',
  title: '姓名',
  render: (_: unknown, row: ArchiveRow) => (
    <TwoLines second={second(row)}>
      <OpenRow label={`查看 ${row.name} 的档案`} onOpen={() => onOpen(row.id)}>
        {row.name}
      </OpenRow>
      {!row.graduated && '（未毕业）'}
    </TwoLines>
  ),
})

const stateColumn = {
  key: 'state',
  title: '投递状态',
  render: (_: unknown, row: ArchiveRow) => (
    <TwoLines second={row.stateOn ?? ''}>
      <StateTag state={row.state} />
    </TwoLines>
  ),
}

const wideColumns = (onOpen: Open): TableColumnsType<ArchiveRow> => [
  nameColumn(onOpen, (row) => row.maskedIdNumber),
  { key: 'school', title: '学校', dataIndex: 'schoolName' },
  {
    key: 'major',
    title: '专业与学号',
    render: (_, row) => (
      <TwoLines second={row.studentNumber || '无学号'}>{row.majorName || '未填'}</TwoLines>
    ),
  },
  stateColumn,
  {
    key: 'unit',
    title: '接收单位',
    render: (_, row) => row.recipientUnit || '—',
  },
  {
    key: 'sending',
    title: '转递方式与单号',
    responsive: ['lg'],
    render: (_, row) =>
      row.carrier ? (
        <TwoLines second={row.trackingNumber}>{carrierName(row.carrier)}</TwoLines>
      ) : (
        '—'
      ),
  },
]

/** A phone shows who, where to, and how far. */
const narrowColumns = (onOpen: Open): TableColumnsType<ArchiveRow> => [
  nameColumn(onOpen, (row) => row.recipientUnit || row.majorName),
  stateColumn,
]
