/** Of one message: the appeal itself, or what is added later. */
export const MOST_APPEAL_ATTACHMENTS = 6
export const LONGEST_APPEAL_TEXT = 1000
/** Not closed, of one WeChat identity. */
export const MOST_OPEN_APPEALS = 3

/** Working days until an answer is due, unless the school decides otherwise. */
export const DEFAULT_DEADLINE_DAYS = 3
export const LONGEST_DEADLINE_DAYS = 30
