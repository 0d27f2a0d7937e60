import { ImportLogPage } from '../../roll/import/import-log-page'
import { ImportPage } from '../../roll/import/import-page'
import { ImportsOf } from '../../roll/import/import-subject'
import { NewImportPage } from '../../roll/import/new-import-page'

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
