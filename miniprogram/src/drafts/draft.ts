import type { ReportData } from 'shared-types/reports/field'

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
    typeof draft === 'object' &&
    draft !== null &&
    typeof draft.version === 'number' &&
    typeof draft.savedAt === 'number' &&
    typeof draft.data === 'object' &&
    Array.isArray(draft.files)
  if (!isDraft || draft.owner !== owner || now - (draft.savedAt ?? 0) > KEPT_MS) return undefined
  return draft as Draft
}
