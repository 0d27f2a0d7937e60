import { Flex } from 'antd'
import { Link } from 'react-router'
import { reportKinds } from 'shared-types/reports/report-kinds'
import { useLinkTo } from '../../app/working-year'
import { Facts } from '../../layout/facts'
import { StageTag } from '../../reports/stage-tag'
import type { RollRecord } from '../edit/use-roll-edit'

/** What the student has reported, and the way to it; what is missing can be added by whoever may. */
export function ReportsOfRecord({ record }: { record: RollRecord }) {
  return (
    <Facts
      facts={record.reports.map((it) => [
        reportKinds[it.kind].label,
        <ReportOf key={it.kind} id={record.id} year={record.year} {...it} />,
      ])}
    />
  )
}

type ReportOfProps = RollRecord['reports'][number] & { id: string; year: number }

function ReportOf({ id, year, kind, report, mayAdd }: ReportOfProps) {
  const linkTo = useLinkTo()
  const { label } = reportKinds[kind]
  const to = (params: Record<string, string>) => linkTo(`/reports/${kind}`, params, year)
  return (
    <Flex gap={12} align="center">
      {report ? (
        <>
          <StageTag stage={report.stage} />
          <Link to={to({ open: report.id })} aria-label={`查看${label}`}>
            查看
          </Link>
        </>
      ) : (
        <>
          未上报
          {mayAdd && (
            <Link to={to({ add: id })} aria-label={`添加${label}`}>
              添加
            </Link>
          )}
        </>
      )}
    </Flex>
  )
}
