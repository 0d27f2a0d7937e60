import { Flex } from 'antd'
import type { ReactNode } from 'react'
import { Section } from '../layout/facts'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'

interface Run {
  id: string
  state: string
}

interface RunsPageProps<T extends Run> {
  title: string
  year: number
  /** Who is due, and the button that begins. */
  preview: ReactNode
  log: string
  empty: string
  query: { data: readonly T[] | undefined; error: unknown; refetch: () => unknown }
  card: (run: T) => ReactNode
}

/** Work over a whole year that goes on without this page: what is due, then the runs with their progress. */
export function RunsPage<T extends Run>(props: RunsPageProps<T>) {
  const { title, year, preview, log, empty, query, card } = props
  return (
    <Page title={title} note={`${year} 年`}>
      <Flex vertical gap={16}>
        <Panel>{preview}</Panel>
        <Panel>
          <Section title={log}>
            <Loaded query={query}>
              {(runs) =>
                runs.length === 0 ? (
                  <Nothing>{empty}</Nothing>
                ) : (
                  <Flex vertical gap={24}>
                    {runs.map(card)}
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

/** How often to look again: each second while something runs. */
export const whileRunning = (runs: readonly Run[] | undefined) =>
  runs?.some((it) => it.state === 'running') ? 1000 : false
