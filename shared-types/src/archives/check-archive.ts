import type { FieldProblem } from '../errors'
import { checkReport, isRequired, isVisible, tidyReport } from '../reports/rules/check-report'
import type { Field, ReportData, StudentFacts } from '../reports/fields/field'
import { archiveFields } from './archive-fields'
import type { ArchiveState } from './archive-states'

/** No condition of an archive field looks at the roll. */
const noFacts: StudentFacts = { idType: '', educationLevel: '', trainingMode: '' }

const inState = (data: ReportData, state: ArchiveState): ReportData => ({ ...data, state })

export const archiveFieldIsVisible = (field: Field, data: ReportData, state: ArchiveState) =>
  isVisible(field, inState(data, state), noFacts)

export const archiveFieldIsRequired = (field: Field, data: ReportData, state: ArchiveState) =>
  isRequired(field, inState(data, state), noFacts)

/** Everything wrong with what was entered, for an archive in this state. */
export const checkArchive = (data: ReportData, state: ArchiveState): FieldProblem[] =>
  checkReport(archiveFields, inState(data, state), noFacts)

/** Keeps only declared, visible, non-empty values: what is stored. */
export const tidyArchive = (data: ReportData, state: ArchiveState): ReportData =>
  tidyReport(archiveFields, inState(data, state), noFacts)
