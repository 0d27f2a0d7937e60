import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { OutputOf } from '../api/call'
import { useOperation } from '../api/use-operation'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { Section } from '../layout/facts'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Panel } from '../layout/panel'
import { useMayOpen } from '../shell/menu-entries'

type Progress = OutputOf<'home.progress'>
type ProgressRow = Progress['rows'][number]

/** 「年度进度」 by department, for the centre by school; each leads into its list. */
export function ProgressPanel({ kind }: { kind: ReportKindName }) {
  const year = useWorkingYear()
  const linkTo = useLinkTo()
  const query = useOperation('home.progress', { year, kind })
  const link = (by: Progress['by'], id: string) =>
    linkTo(`/reports/${kind}`, by === 'school' ? { schoolId: id } : { departmentId: id })
  return (
    <Panel>
      <Section title="年度进度">
        <Loaded query={query}>
          {({ by, rows }) => (
            <Table<ProgressRow>
              rowKey="id"
              size="small"
              columns={[
                {
                  key: 'name',
                  title: by === 'school' ? '院校' : '院系',
                  render: (_, row) => <Link to={link(by, row.id)}>{row.name}</Link>,
                },
                ...figures,
              ]}
              dataSource={rows}
              pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
              scroll={{ x: true }}
              locale={{ emptyText: <FirstStep year={year} /> }}
            />
          )}
        </Loaded>
      </Section>
    </Panel>
  )
}

/** Where a year begins. */
function FirstStep({ year }: { year: number }) {
  const mayOpen = useMayOpen()
  const linkTo = useLinkTo()
  return (
    <Nothing>
      {year} 年还没有学籍。
      {mayOpen('/roll/import') ? (
        <>
          {mayOpen('/organisation/majors') && (
            <>
              先看<Link to={linkTo('/organisation/majors')}>专业</Link>是否齐全，再
            </>
          )}
          <Link to={linkTo('/roll/import')}>导入学籍</Link>；进度随后出现在这里。
        </>
      ) : (
        '学校导入名册，或学生自行绑定之后，进度会出现在这里。'
      )}
    </Nothing>
  )
}

const figure = (
  key: 'students' | 'bound' | 'reported' | 'inReview' | 'completed',
  title: string,
) => ({
  key,
  title,
  align: 'end' as const,
  render: (_: unknown, row: ProgressRow) => row[key].toLocaleString('zh-CN'),
})

const figures: TableColumnsType<ProgressRow> = [
  figure('students', '学生'),
  figure('bound', '已绑定'),
  figure('reported', '已上报'),
  figure('inReview', '审核中'),
  figure('completed', '已完成'),
]
