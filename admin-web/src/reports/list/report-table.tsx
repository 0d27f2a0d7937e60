import { Grid, Table, type TableColumnsType, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { OutputOf } from '../../api/call'
import { useMay, useSession } from '../../app/session'
import { useRowKeys } from '../../lists/use-row-keys'
import { awaitsReview } from '../review/use-next-awaiting'
import { StageTag } from '../stage-tag'
import { NameCell } from './report-columns'

type ReportRow = OutputOf<'reports.list'>['rows'][number]

interface ReportTableProps {
  kind: ReportKindName
  rows: ReportRow[]
  isLoading: boolean
  openId: string | undefined
  onOpen: (id: string) => void
  selected: readonly string[]
  onSelect: (ids: string[]) => void
  columns: TableColumnsType<ReportRow>
  onChange: NonNullable<TableProps<ReportRow>['onChange']>
  empty: ReactNode
}

export function ReportTable(props: ReportTableProps) {
  const { kind, rows, isLoading, openId, onOpen, selected, onSelect, empty } = props
  const may = useMay()
  const isOfAllSchools = useSession().level === 'centre'
  const isWide = Grid.useBreakpoint().md !== false
  const list = useRowKeys(openId === undefined, {
    onOpen,
    onReview: (id) => {
      const from = Math.max(
        rows.findIndex((it) => it.id === id),
        0,
      )
      const next = rows.slice(from).find(awaitsReview)
      if (next) onOpen(next.id)
    },
  })
  return (
    <div ref={list}>
      <Table<ReportRow>
        rowKey="id"
        size="small"
        columns={isWide ? props.columns : narrowColumns(onOpen, isOfAllSchools)}
        onChange={props.onChange}
        showSorterTooltip={{ title: '点击排序' }}
        scroll={{ x: true }}
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
    </div>
  )
}

type Open = (id: string) => void

/** A phone shows who and how far; the rest is in the record. */
function narrowColumns(onOpen: Open, isOfAllSchools: boolean): TableColumnsType<ReportRow> {
  return [
    {
      key: 'name',
      className: 'nowrap',
      title: '姓名',
      render: (_, row) => <NameCell row={row} second={row.studentNumber} onOpen={onOpen} />,
    },
    {
      key: 'stage',
      title: isOfAllSchools ? '学校、专业与状态' : '专业与状态',
      render: (_, row) => (
        <>
          {isOfAllSchools && <div>{row.schoolName}</div>}
          <div className={isOfAllSchools ? 'quiet' : ''}>{row.majorName}</div>
          <StageTag stage={row.stage} />
        </>
      ),
    },
  ]
}
