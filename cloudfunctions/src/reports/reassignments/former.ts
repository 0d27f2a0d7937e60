import type { ReportData } from 'shared-types/reports/fields/field'
import {
  careerChoiceEndsOn,
  planClosesOn,
  reassignmentPhase,
  reassignmentRefusal,
  reassignmentWarnings,
  type Applicant,
} from 'shared-types/reports/rules/reassignment-rules'
import type { Reassignment } from 'shared-types/reports/schemas'
import type { Keys } from '../../platform/crypto/sealing'
import type { StudentRecord } from '../../students/holder'
import type { ReportRecord } from '../record'
import { dayInShanghai } from '../reporting-window'
import { openData } from '../sealed-data'

/** A settled dispatch as it was, to be put back when the application is abandoned. */
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

/** How it stands with reassigning this dispatch; null where nothing has been settled. */
export function reassignmentOf(
  keys: Keys,
  row: ReportRecord,
  student: StudentRecord,
  now: Date,
): Reassignment | null {
  const former = formerOf(row)
  if (row.kind !== 'dispatch' || (row.stage !== 'completed' && row.submission !== 'reassignment'))
    return null
  const refusal = refusalFor(student, now)
  const settled = openData(keys, 'dispatch', former?.data ?? row.data)
  return {
    open: refusal === undefined,
    closedReason: refusal ?? null,
    closesOn: careerChoiceOf(student),
    warnings: reassignmentWarnings(settled),
    former: former && settled,
  }
}

/** From when to when this person may apply, and where today lies. Days are YYYY-MM-DD in Shanghai. */
export const reassignmentWindow = (student: StudentRecord, now: Date) => ({
  phase: reassignmentPhase(applicantOf(student), dayInShanghai(now)),
  opensOn: planClosesOn(student.year),
  closesOn: careerChoiceOf(student),
})

/** The last day of this person's career-choice period: YYYY-MM-DD. */
export const careerChoiceOf = (student: StudentRecord): string =>
  careerChoiceEndsOn(applicantOf(student))

export const refusalFor = (student: StudentRecord, now: Date): string | undefined =>
  reassignmentRefusal(applicantOf(student), dayInShanghai(now))

const applicantOf = (student: StudentRecord): Applicant => ({
  year: student.year,
  educationLevel: student.education_level,
  graduatesOn: student.graduates_on,
})
