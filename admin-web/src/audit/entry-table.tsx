import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Grid, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { actorKindLabels, subjectKindLabels } from 'shared-types/audit/fact-labels'
import { useSession } from '../app/session'
import { showTime } from '../layout/times'
import { TwoLines } from '../layout/two-lines'
import type { AuditEntry } from './difference'
import { EntryDetail } from './entry-detail'

interface EntryTableProps {
  rows: AuditEntry[]
  isLoading: boolean
  empty: ReactNode
}

/** A row opens to what was before and after. */
export function EntryTable({ rows, isLoading, empty }: EntryTableProps) {
  const { level } = useSession()
  const isWide = Grid.useBreakpoint().md !== false
  const wide = wideColumns.filter((it) => it.key !== 'school' || level === 'centre')
  return (
    <Table<AuditEntry>
      rowKey={(it) => `${it.schoolId} ${it.sequence}`}
      size="small"
      columns={isWide ? wide : narrowColumns}
      dataSource={rows}
      loading={isLoading}
      pagination={false}
      locale={{ emptyText: empty }}
      rowClassName="row-openable"
      expandable={{
        expandRowByClick: true,
        columnWidth: 40,
        expandedRowRender: (entry) => <EntryDetail entry={entry} />,
        expandIcon: ({ expanded, onExpand, record }) => (
          <Button
            type="text"
            size="small"
            icon={expanded ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            aria-expanded={expanded}
            aria-label={`${record.operationLabel}的变更内容`}
            onClick={(event) => onExpand(record, event)}
          />
        ),
      }}
    />
  )
}

const actorOf = (it: AuditEntry) => it.actorName || (actorKindLabels[it.actorKind] ?? it.actorKind)
const subjectOf = (it: AuditEntry) => subjectKindLabels[it.subjectKind] ?? it.subjectKind

const wideColumns: TableColumnsType<AuditEntry> = [
  {
    key: 'at',
    title: '时间',
    render: (_, it) => <span className="nowrap">{showTime(it.at)}</span>,
  },
  {
    key: 'actor',
    title: '操作人',
    render: (_, it) => (
      <TwoLines second={it.actorName ? (actorKindLabels[it.actorKind] ?? '') : ''}>
        {actorOf(it)}
      </TwoLines>
    ),
  },
  { key: 'operation', title: '操作', dataIndex: 'operationLabel' },
  { key: 'subject', title: '对象', render: (_, it) => subjectOf(it) },
  { key: 'school', title: '院校', dataIndex: 'schoolName' },
  {
    key: 'address',
    title: 'IP 与地区',
    render: (_, it) => (it.address ? <TwoLines second={it.region}>{it.address}</TwoLines> : '—'),
  },
]

/** A phone shows who did what, and when. */
const narrowColumns: TableColumnsType<AuditEntry> = [
  {
    key: 'operation',
    title: '操作',
    render: (_, it) => (
      <TwoLines second={`${actorOf(it)}　${showTime(it.at)}`}>{it.operationLabel}</TwoLines>
    ),
  },
  {
    key: 'subject',
    title: '对象',
    width: 96,
    render: (_, it) => subjectOf(it),
  },
]
