/** Shorter than this a search finds everything and nothing. */
export const SHORTEST_COMPANY_SEARCH = 2

/** More than these nobody reads through. */
export const MOST_COMPANIES_FOUND = 20
