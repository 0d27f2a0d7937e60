import type { archiveFields } from 'shared-types/archives/archive-fields'
import type { FieldProblem } from 'shared-types/errors'
import { CallRefused } from '../../api/call'

/** What stands in the form, by declared field. */
export type ArchiveValues = Partial<Record<(typeof archiveFields)[number]['name'], string>>

/** What the server found wrong, field by field. */
export const problemsOf = (error: Error | null): readonly FieldProblem[] =>
  error instanceof CallRefused ? (error.hint.problems ?? []) : []
