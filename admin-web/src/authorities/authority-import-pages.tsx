import { ImportLogPage } from '../imports/import-log-page'
import { ImportPage } from '../imports/import-page'
import { ImportsOf } from '../imports/import-subject'
import { NewImportPage } from '../imports/new-import-page'

/** The pages of every import, about authorities. */
export const NewAuthorityImportPage = () => (
  <ImportsOf subject="authority">
    <NewImportPage />
  </ImportsOf>
)

export const AuthorityImportPage = () => (
  <ImportsOf subject="authority">
    <ImportPage />
  </ImportsOf>
)

export const AuthorityImportLogPage = () => (
  <ImportsOf subject="authority">
    <ImportLogPage />
  </ImportsOf>
)
