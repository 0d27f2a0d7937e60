import type { ReportData } from 'shared-types/reports/fields/field'

/** A form as it was typed on this device and has not reached the server. */
export interface Draft {
  owner: string
  /** The version of the report that it builds on; 0 before there was one. */
  version: number
  /** Milliseconds since 1970. */
  savedAt: number
  data: ReportData
  /** Names and sizes of files that were uploaded for it. */
  files: readonly { id: string; name: string; size: number }[]
}

/** Whose draft it is: phones and browsers are lent. */
export const ownerOf = (person: {
  schoolName: string
  studentNumber: string
  maskedIdNumber: string
}): string => [person.schoolName, person.studentNumber, person.maskedIdNumber].join('/')

/** Nobody comes back to a form after longer than this, and it holds personal data. */
const KEPT_MS = 7 * 24 * 3600 * 1000

/** What was remembered, if it is a draft, of this person, and not too old. */
export function readDraft(remembered: unknown, owner: string, now: number): Draft | undefined {
  const draft = remembered as Partial<Draft> | undefined
  const isDraft =
    isKept(remembered, owner, now) &&
    typeof draft?.version === 'number' &&
    typeof draft.data === 'object' &&
    Array.isArray(draft.files)
  return isDraft ? (draft as Draft) : undefined
}

/** Something of this person's that is not too old; what else it holds is the caller's to check. */
export function isKept(remembered: unknown, owner: string, now: number): boolean {
  const kept = remembered as Partial<Pick<Draft, 'owner' | 'savedAt'>> | null | undefined
  return (
    typeof kept === 'object' &&
    kept?.owner === owner &&
    typeof kept.savedAt === 'number' &&
    now - kept.savedAt <= KEPT_MS
  )
}
