/** Of one export; more is asked for in parts. */
export const MOST_EXPORTED_ENTRIES = 10_000
