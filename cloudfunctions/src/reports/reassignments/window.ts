import {
  careerChoiceEndsOn,
  planClosesOn,
  reassignmentPhase,
  reassignmentRefusal,
  type Applicant,
} from 'shared-types/reports/rules/reassignment-rules'
import type { StudentRecord } from '../../students/holder'
import { dayInShanghai } from '../reporting-window'

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
