import { Table, type TableColumnsType } from 'antd'
import { errorTable, type ErrorCode } from 'shared-types/errors'
import { partnerScopeLabels, type PartnerScope } from 'shared-types/partners/scopes'
import type { OutputOf } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { Section } from '../../layout/facts'
import { Loaded } from '../../layout/loaded'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'

type Usage = OutputOf<'partners.usage'>
type Call = Usage['calls'][number]
type Day = Usage['days'][number]

/** Counts by day, and the last calls with the consent that each was made on; never the person. */
export function PartnerUsage({ id }: { id: string }) {
  const query = useOperation('partners.usage', { id })
  return (
    <Loaded query={query}>
      {({ days, calls }) => (
        <>
          <Section title="近三十天">
            <Table<Day>
              rowKey="day"
              size="small"
              columns={dayColumns}
              dataSource={days}
              pagination={days.length > 7 ? { pageSize: 7, size: 'small', simple: true } : false}
              locale={{ emptyText: <span className="quiet">还没有调用</span> }}
            />
          </Section>
          <Section title="最近的调用">
            <Table<Call>
              rowKey="id"
              size="small"
              columns={callColumns}
              dataSource={calls}
              pagination={calls.length > 10 ? { pageSize: 10, size: 'small', simple: true } : false}
              locale={{ emptyText: <span className="quiet">还没有调用</span> }}
            />
          </Section>
        </>
      )}
    </Loaded>
  )
}

const dayColumns: TableColumnsType<Day> = [
  { title: '日期', dataIndex: 'day' },
  { title: '调用', dataIndex: 'calls', align: 'right' },
  { title: '拒绝（停用、重放、超限）', dataIndex: 'refused', align: 'right' },
]

const callColumns: TableColumnsType<Call> = [
  {
    title: '时间',
    render: (_, it) => <TwoLines second={it.address}>{showTime(it.at)}</TwoLines>,
  },
  {
    title: '查询',
    render: (_, it) => {
      const scope = it.operation.slice(it.operation.indexOf('.') + 1) as PartnerScope
      return <TwoLines second={outcomeText(it.outcome)}>{partnerScopeLabels[scope]}</TwoLines>
    },
  },
  {
    title: '授权',
    render: (_, it) =>
      it.consentGivenAt ? (
        <TwoLines second={showTime(it.consentGivenAt)}>
          {it.consentVersion} 版，{it.authentication} 认证
        </TwoLines>
      ) : (
        '未说明'
      ),
  },
  {
    title: '密钥与请求编号',
    responsive: ['md'],
    render: (_, it) => <TwoLines second={it.requestId}>{it.keyId}</TwoLines>,
  },
]

const outcomeText = (outcome: string): string =>
  outcome === 'answered' ? '已回答' : (errorTable[outcome as ErrorCode]?.message ?? outcome)
