import { ImportLogPage } from '../imports/import-log-page'
import { ImportPage } from '../imports/import-page'
import { ImportsOf } from '../imports/import-subject'
import { NewImportPage } from '../imports/new-import-page'

/** The pages of every import, about companies. */
export const NewCompanyImportPage = () => (
  <ImportsOf subject="company">
    <NewImportPage />
  </ImportsOf>
)

export const CompanyImportPage = () => (
  <ImportsOf subject="company">
    <ImportPage />
  </ImportsOf>
)

export const CompanyImportLogPage = () => (
  <ImportsOf subject="company">
    <ImportLogPage />
  </ImportsOf>
)
