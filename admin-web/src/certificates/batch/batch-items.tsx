import { Table } from 'antd'
import {
  certificateBatchOutcomeLabels,
  type CertificateBatchOutcome,
} from 'shared-types/certificates/batch-operations'
import type { OutputOf } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { TwoLines } from '../../layout/two-lines'

const SKIPPED = ['held', 'refused', 'unprintable'] as const
type Item = OutputOf<'certificates.list-batch-items'>['items'][number]

/** Who was skipped and why, outcome by outcome; the first hundred of each. */
export function BatchItems({ id }: { id: string }) {
  return SKIPPED.map((it) => <Outcome key={it} id={id} outcome={it} />)
}

function Outcome({ id, outcome }: { id: string; outcome: CertificateBatchOutcome }) {
  const query = useOperation('certificates.list-batch-items', { id, outcome, limit: 100 })
  return (
    <Loaded query={query}>
      {({ items, next }) =>
        items.length > 0 && (
          <Table<Item>
            rowKey="studentId"
            size="small"
            style={{ marginTop: 12 }}
            pagination={false}
            dataSource={items}
            columns={[
              {
                key: 'who',
                title: '姓名',
                render: (_, it) => <TwoLines second={it.studentNumber}>{it.name}</TwoLines>,
              },
              { key: 'school', title: '学校', dataIndex: 'schoolName' },
              {
                key: 'why',
                title: '原因',
                render: (_, it) => it.reason ?? certificateBatchOutcomeLabels[it.outcome],
              },
            ]}
            {...(next && { footer: () => '只显示前 100 人' })}
          />
        )
      }
    </Loaded>
  )
}
