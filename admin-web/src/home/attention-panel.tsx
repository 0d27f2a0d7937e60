import { Flex, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  stageLabels,
  WAITING_DAYS,
  type ReportKindName,
  type Stage,
} from 'shared-types/reports/workflow'
import type { OutputOf } from '../api/call'
import { useOperation } from '../api/use-operation'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { Section } from '../layout/facts'
import { Loaded } from '../layout/loaded'
import { Panel } from '../layout/panel'
import { StageTag } from '../reports/stage-tag'

type Waiting = OutputOf<'home.attention'>['returned']

const longestFirst = { sort: 'updated', direction: 'asc' }

/** 「待关注事项」: what has lain with a reviewer, or was returned and not touched, for longer than so many days. */
export function AttentionPanel({ kind }: { kind: ReportKindName }) {
  const year = useWorkingYear()
  const [days, setDays] = useState<number>(7)
  const query = useOperation('home.attention', { year, kind, days })
  return (
    <Panel>
      <Flex justify="space-between" align="center" gap={8}>
        <h2 className="section-title" style={{ margin: 0 }}>
          待关注事项
        </h2>
        <Select
          aria-label="停留天数"
          value={days}
          onChange={setDays}
          options={WAITING_DAYS.map((it) => ({ value: it, label: `超过 ${it} 天` }))}
          style={{ width: 120 }}
        />
      </Flex>
      <Loaded query={query}>
        {({ stuck, returned }) => (
          <>
            <WaitingList
              title={`审核停留 ${stuck.total} 件`}
              kind={kind}
              days={days}
              counts={{ level2: stuck.level2, level1: stuck.level1, centre: stuck.centre }}
              rows={stuck.rows}
            />
            <WaitingList
              title={`退回后未修改 ${returned.total} 件`}
              kind={kind}
              days={days}
              counts={{ rejected: returned.total }}
              rows={returned.rows}
            />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

interface WaitingListProps {
  title: string
  kind: ReportKindName
  days: number
  counts: Partial<Record<Stage, number>>
  rows: Waiting['rows']
}

/** How many of each stage, each a link to exactly these, the longest first; and the longest of all. */
function WaitingList({ title, kind, days, counts, rows }: WaitingListProps) {
  const linkTo = useLinkTo()
  const stages = Object.entries(counts).filter(([, count]) => count > 0) as [Stage, number][]
  return (
    <Section title={title}>
      {rows.length === 0 && <p className="quiet">没有。</p>}
      <Flex gap="4px 16px" wrap>
        {stages.map(([stage, count]) => (
          <Link
            key={stage}
            to={linkTo(`/reports/${kind}`, {
              stage,
              waitingDays: String(days),
              ...longestFirst,
            })}
          >
            {stageLabels[stage]} {count} 件
          </Link>
        ))}
      </Flex>
      <ul className="plain-list">
        {rows.slice(0, 5).map((row) => (
          <li key={row.id}>
            <Link
              to={linkTo(`/reports/${kind}`, {
                stage: row.stage,
                search: row.studentNumber,
                open: row.id,
              })}
            >
              {row.name}
            </Link>
            <span className="quiet">{row.majorName}</span>
            <span>
              <StageTag stage={row.stage} /> {row.days} 天
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
