import { ImportLogPage } from '../../imports/import-log-page'
import { ImportPage } from '../../imports/import-page'
import { ImportsOf } from '../../imports/import-subject'
import { NewImportPage } from '../../imports/new-import-page'

/** The pages of every import, about past years' certificates. */
export const NewPastImportPage = () => (
  <ImportsOf subject="past-certificate">
    <NewImportPage />
  </ImportsOf>
)

export const PastImportPage = () => (
  <ImportsOf subject="past-certificate">
    <ImportPage />
  </ImportsOf>
)

export const PastImportLogPage = () => (
  <ImportsOf subject="past-certificate">
    <ImportLogPage />
  </ImportsOf>
)
