import { keepPreviousData } from '@tanstack/react-query'
import { Table } from 'antd'
import { Link } from 'react-router'
import {
  batchOutcomeLabels,
  batchOutcomes,
  type BatchOutcome,
  type ReviewBatch,
} from 'shared-types/reports/batch-operations'
import type { OutputOf } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { useSession } from '../../app/session'
import { useLinkTo } from '../../app/working-year'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { Panel } from '../../layout/panel'
import { CursorPaging, usePageAsked } from '../../lists/cursor-paging'
import { FilterSelect } from '../../lists/filter-select'
import { useUrlState } from '../../lists/url-state'

type Item = OutputOf<'reports.list-batch-items'>['items'][number]

/** What became of each record; those that were left say why. */
export function BatchItems({ batch: { kind, id } }: { batch: ReviewBatch }) {
  const { params } = useUrlState()
  const outcome = batchOutcomes.find((it) => it === params.get('outcome'))
  const items = useOperation(
    'reports.list-batch-items',
    { kind, id, ...(outcome && { outcome }), ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  return (
    <Panel style={{ marginTop: 16 }}>
      <div style={{ marginBottom: 12 }}>
        <FilterSelect
          name="outcome"
          label="结果"
          options={batchOutcomes.map((it) => ({ value: it, label: batchOutcomeLabels[it] }))}
        />
      </div>
      <Loaded query={items}>
        {({ items: rows, next }) => (
          <>
            <ItemTable kind={kind} rows={rows} isLoading={items.isPlaceholderData} />
            <CursorPaging next={next} shown={rows.length} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

interface ItemTableProps {
  kind: ReviewBatch['kind']
  rows: readonly Item[]
  isLoading: boolean
}

function ItemTable({ kind, rows, isLoading }: ItemTableProps) {
  const linkTo = useLinkTo()
  const isCentre = useSession().level === 'centre'
  return (
    <Table<Item>
      size="small"
      rowKey="reportId"
      dataSource={[...rows]}
      loading={isLoading}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Nothing>没有这样的记录。</Nothing> }}
      columns={[
        {
          title: '姓名',
          dataIndex: 'name',
          render: (name: string, { reportId }) => (
            <Link to={linkTo(`/reports/${kind}`, { open: reportId })}>{name}</Link>
          ),
        },
        { title: '学号', dataIndex: 'studentNumber' },
        ...(isCentre ? [{ title: '院校', dataIndex: 'schoolName' }] : []),
        { title: '专业', dataIndex: 'majorName' },
        {
          title: '结果',
          dataIndex: 'outcome',
          render: (outcome: BatchOutcome) => batchOutcomeLabels[outcome],
        },
      ]}
    />
  )
}
