import { useParams } from 'react-router'
import { reportKindNames, type ReportKindName } from 'shared-types/reports/workflow'
import { NotFoundPage } from '../shell/not-found-page'
import { ReportList } from './list/report-list'
import './reports.css'

/** One page for the three kinds: `/reports/origin`, `/reports/dispatch`, `/reports/employment`. */
export function ReportListPage() {
  const { kind } = useParams()
  return isKind(kind) ? <ReportList key={kind} kind={kind} /> : <NotFoundPage />
}

const isKind = (name: string | undefined): name is ReportKindName =>
  reportKindNames.some((it) => it === name)
