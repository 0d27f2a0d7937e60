import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { reportKindNames } from 'shared-types/reports/workflow'
import { ImportLogPage } from '../../imports/import-log-page'
import { ImportPage } from '../../imports/import-page'
import { ImportsOf } from '../../imports/import-subject'
import { NewImportPage } from '../../imports/new-import-page'
import { NotFoundPage } from '../../shell/not-found-page'

/** The pages of every import, about the kind of report in the address. */
function OfKind({ children }: { children: ReactNode }) {
  const { kind: asked } = useParams()
  const kind = reportKindNames.find((it) => it === asked)
  return kind ? (
    <ImportsOf key={kind} subject={kind}>
      {children}
    </ImportsOf>
  ) : (
    <NotFoundPage />
  )
}

export const NewReportImportPage = () => (
  <OfKind>
    <NewImportPage />
  </OfKind>
)

export const ReportImportPage = () => (
  <OfKind>
    <ImportPage />
  </OfKind>
)

export const ReportImportLogPage = () => (
  <OfKind>
    <ImportLogPage />
  </OfKind>
)
