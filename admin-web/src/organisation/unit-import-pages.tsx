import { ImportLogPage } from '../imports/import-log-page'
import { ImportPage } from '../imports/import-page'
import { ImportsOf } from '../imports/import-subject'
import { NewImportPage } from '../imports/new-import-page'

type Kind = 'department' | 'major' | 'class'

/** The pages of every import, about a kind of unit. */
export const newImportOf = (kind: Kind) =>
  function NewUnitImportPage() {
    return (
      <ImportsOf subject={kind}>
        <NewImportPage />
      </ImportsOf>
    )
  }

export const importOf = (kind: Kind) =>
  function UnitImportPage() {
    return (
      <ImportsOf subject={kind}>
        <ImportPage />
      </ImportsOf>
    )
  }

export const importLogOf = (kind: Kind) =>
  function UnitImportLogPage() {
    return (
      <ImportsOf subject={kind}>
        <ImportLogPage />
      </ImportsOf>
    )
  }
