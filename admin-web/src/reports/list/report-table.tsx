import { Button, Grid, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { sourceLabels, submissionLabels, type ReportKindName } from 'shared-types/reports/workflow'
import type { OutputOf } from '../../api/call'
import { useMay, useSession } from '../../app/session'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'
import { StageTag } from '../stage-tag'

type ReportRow = OutputOf<'reports.list'>['rows'][number]

interface ReportTableProps {
  kind: ReportKindName
  rows: ReportRow[]
  isLoading: boolean
  openId: string | undefined
  onOpen: (id: string) => void
  selected: readonly string[]
  onSelect: (ids: string[]) => void
  empty: ReactNode
}

export function ReportTable(props: ReportTableProps) {
  const { kind, rows, isLoading, openId, onOpen, selected, onSelect, empty } = props
  const { level } = useSession()
  const may = useMay()
  const isWide = Grid.useBreakpoint().md !== false
  return (
    <Table<ReportRow>
      rowKey="id"
      size="small"
      columns={isWide ? wideColumns(onOpen, level === 'centre') : narrowColumns(onOpen)}
      dataSource={rows}
      loading={isLoading}
      pagination={false}
      locale={{ emptyText: empty }}
      rowClassName={(row) => (row.id === openId ? 'row-openable row-open' : 'row-openable')}
      onRow={(row) => ({ onClick: () => onOpen(row.id) })}
      {...(may(`${kind}.review`) && {
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

type Open = (id: string) => void

const nameColumn = (onOpen: Open, second: (row: ReportRow) => string) => ({
  key: 'name',
  className: 'nowrap',
  title: '姓名',
  render: (_: unknown, row: ReportRow) => (
    <TwoLines second={second(row)}>
      <Button
        type="link"
        className="row-name"
        aria-label={`${row.allowedActions.includes('approve') ? '审核' : '查看'} ${row.name}`}
        onClick={(event) => {
          event.stopPropagation()
          onOpen(row.id)
        }}
      >
        {row.name}
      </Button>
    </TwoLines>
  ),
})

function wideColumns(onOpen: Open, isOfAllSchools: boolean): TableColumnsType<ReportRow> {
  return [
    nameColumn(onOpen, (row) => row.maskedIdNumber),
    {
      key: 'number',
      className: 'nowrap',
      title: '学号与学历',
      render: (_, row) => <TwoLines second={row.educationLevel}>{row.studentNumber}</TwoLines>,
    },
    isOfAllSchools
      ? {
          key: 'school',
          title: '学校与专业',
          render: (_, row) => <TwoLines second={row.majorName}>{row.schoolName}</TwoLines>,
        }
      : {
          key: 'major',
          title: '专业与班级',
          render: (_, row) => (
            <TwoLines second={row.className || row.departmentName}>{row.majorName}</TwoLines>
          ),
        },
    { key: 'origin', title: '生源地', dataIndex: 'originRegion' },
    { key: 'stage', title: '审核状态', render: (_, row) => <StageTag stage={row.stage} /> },
    {
      key: 'submission',
      className: 'nowrap',
      title: '上报状态',
      render: (_, row) => (
        <TwoLines second={sourceLabels[row.source]}>{submissionLabels[row.submission]}</TwoLines>
      ),
    },
    {
      key: 'updated',
      className: 'nowrap',
      title: '更新时间',
      render: (_, row) => {
        const [day = '', time = ''] = showTime(row.updatedAt).split(' ')
        return <TwoLines second={time}>{day}</TwoLines>
      },
    },
  ]
}

/** A phone shows who and how far; the rest is in the record. */
function narrowColumns(onOpen: Open): TableColumnsType<ReportRow> {
  return [
    nameColumn(onOpen, (row) => row.studentNumber),
    {
      key: 'stage',
      title: '专业与状态',
      render: (_, row) => (
        <>
          <div>{row.majorName}</div>
          <StageTag stage={row.stage} />
        </>
      ),
    },
  ]
}
