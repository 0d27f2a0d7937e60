import { Button, Grid, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { sourceLabels, submissionLabels, type ReportKindName } from 'shared-types/reports/workflow'
import type { OutputOf } from '../api/call'
import { useMay, useSession } from '../app/session'
import { showTime } from '../layout/times'
import { StageTag } from './stage-tag'

export type ReportRow = OutputOf<'reports.list'>['rows'][number]

interface ReportTableProps {
  kind: ReportKindName
  rows: ReportRow[]
  isLoading: boolean
  openId: string | null
  onOpen: (id: string) => void
  selected: readonly string[]
  onSelect: (ids: string[]) => void
  empty: ReactNode
}

export function ReportTable(props: ReportTableProps) {
  const { rows, isLoading, openId, onOpen, selected, onSelect, empty } = props
  const { level } = useSession()
  const may = useMay()
  const isWide = Grid.useBreakpoint().md !== false
  const columns = reportColumns(onOpen, isWide).filter(
    (it) => it.key !== 'school' || level === 'centre',
  )
  return (
    <Table
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={rows}
      loading={isLoading}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: empty }}
      rowClassName={(row) => (row.id === openId ? 'row-open' : '')}
      {...(may(`${props.kind}.review`) && {
        rowSelection: {
          selectedRowKeys: [...selected],
          onChange: (keys) => onSelect(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部记录' }),
          getCheckboxProps: (row) => ({
            'aria-label': `选择 ${row.name}（${row.studentNumber}）`,
            // What has not been handed in cannot be reviewed by anyone.
            disabled: row.stage === 'draft',
          }),
        },
      })}
    />
  )
}

function reportColumns(onOpen: (id: string) => void, isWide: boolean): TableColumnsType<ReportRow> {
  return [
    {
      key: 'name',
      title: '姓名',
      ...(isWide && { fixed: 'start' as const }),
      render: (_, row) => twoLines(row.name, row.maskedIdNumber),
    },
    { key: 'number', title: '学号', dataIndex: 'studentNumber' },
    { key: 'school', title: '学校', dataIndex: 'schoolName' },
    {
      key: 'major',
      title: '专业与班级',
      render: (_, row) => twoLines(row.majorName, row.className || row.departmentName),
    },
    { key: 'level', title: '学历', dataIndex: 'educationLevel' },
    { key: 'origin', title: '生源地', dataIndex: 'originRegion' },
    {
      key: 'state',
      title: '审核状态',
      render: (_, row) => <StageTag stage={row.stage} />,
    },
    {
      key: 'submission',
      title: '上报状态',
      render: (_, row) => twoLines(submissionLabels[row.submission], sourceLabels[row.source]),
    },
    { key: 'updated', title: '更新时间', dataIndex: 'updatedAt', render: showTime },
    {
      key: 'open',
      title: '操作',
      ...(isWide && { fixed: 'end' as const }),
      render: (_, row) => {
        const word = row.allowedActions.includes('approve') ? '审核' : '查看'
        return (
          <Button
            type="link"
            size="small"
            aria-label={`${word} ${row.name}`}
            onClick={() => onOpen(row.id)}
          >
            {word}
          </Button>
        )
      },
    },
  ]
}

const twoLines = (first: string, second: string) => (
  <span className="two-lines">
    {first}
    <small>{second}</small>
  </span>
)
