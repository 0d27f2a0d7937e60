import { Statistic, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import {
  archiveStateLabels,
  archiveStates,
  type ArchiveState,
} from 'shared-types/archives/archive-states'
import type { OutputOf } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { useSession } from '../../app/session'
import { useLinkTo, useWorkingYear } from '../../app/working-year'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import '../archives.css'

type School = OutputOf<'archives.overview'>['schools'][number]

/** How far the archives have got: in all, and school by school. Every number leads to the list behind it. */
export function ArchiveOverviewPage() {
  const year = useWorkingYear()
  const query = useOperation('archives.overview', { year })
  return (
    <Page title="档案概况" note={`${year} 年`}>
      <Loaded query={query}>
        {({ schools }) =>
          schools.length === 0 ? (
            <Panel>
              <Nothing>{year} 年还没有学籍，也没有登记档案。</Nothing>
            </Panel>
          ) : (
            <>
              <Totals schools={schools} />
              <Panel>
                <SchoolTable schools={schools} />
              </Panel>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

const sumOf = (schools: readonly School[], value: (school: School) => number) =>
  schools.reduce((total, it) => total + value(it), 0)

function Totals({ schools }: { schools: readonly School[] }) {
  const numbers = [
    { label: '学籍人数', value: sumOf(schools, (it) => it.onRoll) },
    ...archiveStates.map((state) => ({
      label: archiveStateLabels[state],
      value: sumOf(schools, (it) => it.counts[state]),
    })),
    { label: '尚未登记', value: sumOf(schools, (it) => it.missing) },
  ]
  return (
    <div className="archive-totals">
      {numbers.map(({ label, value }) => (
        <div key={label} className="panel">
          <Statistic title={label} value={value} suffix="人" />
        </div>
      ))}
    </div>
  )
}

function SchoolTable({ schools }: { schools: School[] }) {
  const { level } = useSession()
  const linkTo = useLinkTo()
  const listOf = (school: School, params: Record<string, string>) =>
    linkTo('/archives', { ...(level === 'centre' && { schoolId: school.schoolId }), ...params })
  const stateColumn = (state: ArchiveState): TableColumnsType<School>[number] => ({
    key: state,
    title: archiveStateLabels[state],
    align: 'right',
    render: (_, school) => (
      <Count
        value={school.counts[state]}
        to={listOf(school, { state })}
        label={`${school.schoolName}，${archiveStateLabels[state]}`}
      />
    ),
  })
  const columns: TableColumnsType<School> = [
    { key: 'school', title: '学校', dataIndex: 'schoolName' },
    { key: 'roll', title: '学籍人数', dataIndex: 'onRoll', align: 'right' },
    ...archiveStates.map(stateColumn),
    {
      key: 'left',
      title: '其中未毕业',
      align: 'right',
      render: (_, school) => (
        <Count
          value={school.notGraduated}
          to={listOf(school, { graduated: 'no' })}
          label={`${school.schoolName}，未毕业`}
        />
      ),
    },
    { key: 'missing', title: '尚未登记', dataIndex: 'missing', align: 'right' },
  ]
  return (
    <Table<School>
      rowKey="schoolId"
      size="small"
      columns={columns}
      dataSource={schools}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  )
}

/** A number that opens the list it counts; nought leads nowhere. */
function Count({ value, to, label }: { value: number; to: string; label: string }) {
  if (value === 0) return '0'
  return (
    <Link to={to} aria-label={`${label} ${value} 人，查看名单`}>
      {value.toLocaleString('zh-CN')}
    </Link>
  )
}
