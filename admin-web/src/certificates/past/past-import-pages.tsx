import type { ReactNode } from 'react'
import { useSession } from '../../app/session'
import { ImportLogPage } from '../../imports/import-log-page'
import { ImportPage } from '../../imports/import-page'
import { ImportsOf } from '../../imports/import-subject'
import { NewImportPage } from '../../imports/new-import-page'
import { Nothing } from '../../layout/nothing'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'

/** The pages of every import, about past years' certificates. */
export const NewPastImportPage = () => (
  <PastImports>
    <NewImportPage />
  </PastImports>
)

export const PastImportPage = () => (
  <PastImports>
    <ImportPage />
  </PastImports>
)

export const PastImportLogPage = () => (
  <PastImports>
    <ImportLogPage />
  </PastImports>
)

/** A school that comes by the address is told so before it chooses a file. */
function PastImports({ children }: { children: ReactNode }) {
  if (useSession().level === 'centre')
    return <ImportsOf subject="past-certificate">{children}</ImportsOf>
  return (
    <Page title="导入历史证书">
      <Panel>
        <Nothing>历史证书由省中心统一导入，学校只能查看本校的。</Nothing>
      </Panel>
    </Page>
  )
}
