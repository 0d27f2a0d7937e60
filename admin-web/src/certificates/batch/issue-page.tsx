import { Flex } from 'antd'
import { useOperation } from '../../api/use-operation'
import { useWorkingYear } from '../../app/working-year'
import { Section } from '../../layout/facts'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import { BatchCard } from './batch-card'
import { Preview } from './preview'

/** 「批量签发」: who is due and who is not, then the batches of the year with their progress. */
export function IssuePage() {
  const year = useWorkingYear()
  const batches = useOperation(
    'certificates.list-batches',
    { year },
    {
      refetchInterval: (asked) =>
        asked.state.data?.batches.some((it) => it.state === 'running') ? 1000 : false,
    },
  )
  return (
    <Page title="批量签发" note={`${year} 年`}>
      <Flex vertical gap={16}>
        <Panel>
          <Preview key={year} year={year} batches={batches.data?.batches ?? []} />
        </Panel>
        <Panel>
          <Section title="签发记录">
            <Loaded query={batches}>
              {({ batches: found }) =>
                found.length === 0 ? (
                  <Nothing>{year} 年还没有批量签发。</Nothing>
                ) : (
                  <Flex vertical gap={24}>
                    {found.map((it) => (
                      <BatchCard key={it.id} batch={it} />
                    ))}
                  </Flex>
                )
              }
            </Loaded>
          </Section>
        </Panel>
      </Flex>
    </Page>
  )
}
