import { ImportLogPage } from '../../imports/import-log-page'
import { ImportPage } from '../../imports/import-page'
import { ImportsOf } from '../../imports/import-subject'
import { NewImportPage } from '../../imports/new-import-page'

/** The pages of every import, about archives. */
export const NewArchiveImportPage = () => (
  <ImportsOf subject="archive">
    <NewImportPage />
  </ImportsOf>
)

export const ArchiveImportPage = () => (
  <ImportsOf subject="archive">
    <ImportPage />
  </ImportsOf>
)

export const ArchiveImportLogPage = () => (
  <ImportsOf subject="archive">
    <ImportLogPage />
  </ImportsOf>
)
