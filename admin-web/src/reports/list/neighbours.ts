export interface Neighbours {
  previous?: string | undefined
  next?: string | undefined
}

/** Where to go from one record of a list; nowhere from one that the list does not show. */
export function neighboursOf(ids: readonly string[], open: string | undefined): Neighbours {
  const at = open === undefined ? -1 : ids.indexOf(open)
  return at < 0 ? {} : { previous: ids[at - 1], next: ids[at + 1] }
}
