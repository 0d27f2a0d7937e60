import { Flex, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { appealCategoryLabels } from 'shared-types/appeals/workflow'
import type { OutputOf } from '../../api/call'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'
import { OpenRow } from '../../lists/open-row'
import { RecordTable } from '../../lists/record-table'
import { OverdueTag, StateTag } from '../state-tag'

type AppealRow = OutputOf<'appeals.list'>['rows'][number]

interface AppealTableProps {
  rows: AppealRow[]
  isLoading: boolean
  openId: string | undefined
  onOpen: (id: string) => void
  empty: ReactNode
}

export function AppealTable({ rows, isLoading, openId, onOpen, empty }: AppealTableProps) {
  return (
    <RecordTable<AppealRow>
      rows={rows}
      columns={{ wide: wideColumns(onOpen), narrow: narrowColumns(onOpen) }}
      openId={openId}
      onOpen={onOpen}
      empty={empty}
      isLoading={isLoading}
      classOf={(row) => (row.overdue ? 'row-overdue' : '')}
    />
  )
}

type Open = (id: string) => void

const nameColumn = (onOpen: Open, second: (row: AppealRow) => string) => ({
  key: 'name',
  title: '申诉人',
  render: (_: unknown, row: AppealRow) => (
    <TwoLines second={second(row)}>
      <OpenRow
        label={`查看 ${row.name} 的申诉：${appealCategoryLabels[row.category]}`}
        onOpen={() => onOpen(row.id)}
      >
        {row.name}
      </OpenRow>
    </TwoLines>
  ),
})

const stateColumn = {
  key: 'state',
  title: '状态',
  render: (_: unknown, row: AppealRow) => (
    <Flex gap={4} wrap>
      <StateTag state={row.state} />
      {row.overdue && <OverdueTag />}
    </Flex>
  ),
}

function wideColumns(onOpen: Open): TableColumnsType<AppealRow> {
  return [
    nameColumn(onOpen, (row) => row.maskedIdNumber),
    {
      key: 'category',
      title: '类别',
      render: (_, row) => appealCategoryLabels[row.category],
    },
    { key: 'school', title: '学校', dataIndex: 'schoolName' },
    {
      key: 'major',
      title: '专业与学号',
      render: (_, row) => (
        <TwoLines second={row.studentNumber || '学号未填'}>{row.majorName || '未填'}</TwoLines>
      ),
    },
    {
      key: 'bound',
      title: '学籍',
      responsive: ['lg'],
      render: (_, row) => (row.bound ? '已绑定' : '未绑定'),
    },
    stateColumn,
    { key: 'assigned', title: '处理人', render: (_, row) => row.assignedTo ?? '待受理' },
    {
      key: 'submitted',
      title: '申诉时间',
      responsive: ['lg'],
      render: (_, row) => showTime(row.submittedAt),
    },
    {
      key: 'due',
      title: '回复期限',
      render: (_, row) => <DueDate row={row} />,
    },
  ]
}

/** A deadline ends with its day. */
function DueDate({ row }: { row: AppealRow }) {
  if (!row.dueAt) return '—'
  return <span className={row.overdue ? 'overdue' : ''}>{lastDayOf(row.dueAt)}</span>
}

/** The day before the midnight at which the deadline ends. */
export const lastDayOf = (dueAt: string) =>
  showTime(new Date(new Date(dueAt).getTime() - 1).toISOString()).slice(0, 10)

/** A phone shows who, about what, and how far. */
function narrowColumns(onOpen: Open): TableColumnsType<AppealRow> {
  return [
    nameColumn(onOpen, (row) => appealCategoryLabels[row.category]),
    {
      ...stateColumn,
      render: (_, row) => (
        <>
          <Flex gap={4} wrap>
            <StateTag state={row.state} />
            {row.overdue && <OverdueTag />}
          </Flex>
          <small className="quiet">{row.dueAt ? `期限 ${lastDayOf(row.dueAt)}` : ''}</small>
        </>
      ),
    },
  ]
}
