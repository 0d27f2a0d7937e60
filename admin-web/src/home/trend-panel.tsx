import { useId } from 'react'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { OutputOf } from '../api/call'
import { useOperation } from '../api/use-operation'
import { useWorkingYear } from '../app/working-year'
import { Section } from '../layout/facts'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Panel } from '../layout/panel'
import './trend.css'

type Day = OutputOf<'home.trend'>['days'][number]

const DAYS = 30
const WIDTH = 720
const HEIGHT = 160

const series = [
  { key: 'submitted', label: '提交' },
  { key: 'completed', label: '完成' },
] as const

/** 「上报趋势」: what was handed in and completed on each of the last days. */
export function TrendPanel({ kind }: { kind: ReportKindName }) {
  const year = useWorkingYear()
  const query = useOperation('home.trend', { year, kind, days: DAYS })
  return (
    <Panel>
      <Section title={`近 ${DAYS} 天趋势`}>
        <Loaded query={query}>
          {({ days }) =>
            days.some((it) => it.submitted + it.completed > 0) ? (
              <Trend days={days} />
            ) : (
              <Nothing>近 {DAYS} 天没有提交，也没有完成。</Nothing>
            )
          }
        </Loaded>
      </Section>
    </Panel>
  )
}

function Trend({ days }: { days: readonly Day[] }) {
  const most = Math.max(...days.flatMap((it) => [it.submitted, it.completed]))
  return (
    <>
      <ul className="trend-legend">
        {series.map(({ key, label }) => (
          <li key={key}>
            <span className={`trend-sign trend-${key}`} aria-hidden />
            {label} {sum(days, key).toLocaleString('zh-CN')} 件
          </li>
        ))}
        <li className="quiet">单日最多 {most.toLocaleString('zh-CN')} 件</li>
      </ul>
      <Bars days={days} most={most} />
      <div className="trend-ends quiet" aria-hidden>
        <span>{days[0]?.day}</span>
        <span>{days.at(-1)?.day}</span>
      </div>
      <details className="trend-figures">
        <summary>以表格查看</summary>
        <Figures days={days} />
      </details>
    </>
  )
}

const sum = (days: readonly Day[], key: 'submitted' | 'completed') =>
  days.reduce((total, it) => total + it[key], 0)

/** Two bars a day. It says in words what it shows; the figures are in the table. */
function Bars({ days, most }: { days: readonly Day[]; most: number }) {
  const id = useId()
  const step = WIDTH / days.length
  const bar = step * 0.36
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="trend"
      role="img"
      aria-labelledby={id}
    >
      <title id={id}>
        近 {days.length} 天提交 {sum(days, 'submitted')} 件，完成 {sum(days, 'completed')} 件
      </title>
      {days.map((day, at) =>
        series.map(({ key }, place) => {
          const height = (day[key] / most) * HEIGHT
          return (
            <rect
              key={`${day.day}-${key}`}
              className={`trend-${key}`}
              x={at * step + step * 0.1 + place * (bar + step * 0.06)}
              y={HEIGHT - height}
              width={bar}
              height={height}
            />
          )
        }),
      )}
    </svg>
  )
}

/** Days on which nothing happened are left out. */
function Figures({ days }: { days: readonly Day[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">日期</th>
          {series.map((it) => (
            <th key={it.key} scope="col">
              {it.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days
          .filter((it) => it.submitted + it.completed > 0)
          .map((it) => (
            <tr key={it.day}>
              <th scope="row">{it.day}</th>
              <td>{it.submitted}</td>
              <td>{it.completed}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
