import type { ReportData } from 'shared-types/reports/fields/field'
import type { ReportRecord } from '../record'

/** A settled report as it was, to be put back when the application is abandoned. */
export interface Former {
  /** Sealed as in the report. */
  data: ReportData
  submission: string
  source: string
  submittedAt: string | null
  /** A certificate that was revoked since stays revoked. */
  updatedAt: string
}

export const formerOf = (row: ReportRecord): Former | null => row.former as Former | null

export const keepAsFormer = (row: ReportRecord): Former => ({
  data: row.data as ReportData,
  submission: row.submission,
  source: row.source,
  submittedAt: row.submitted_at?.toISOString() ?? null,
  updatedAt: row.updated_at.toISOString(),
})
