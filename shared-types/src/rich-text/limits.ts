export const MOST_BLOCKS = 200
export const MOST_ITEMS = 50
export const MOST_SPANS = 50
export const LONGEST_HEADING = 60
/** Of one run of text, in characters. */
export const LONGEST_TEXT = 2000
