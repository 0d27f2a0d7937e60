export interface CodeEntry {
  code: string
  name: string
  /** 1 = heading, 2 = leaf, in tables with two levels. */
  level?: number | undefined
  /** The Ministry of Education's code for the same thing, used in DBF exchange. */
  moeCode?: string | undefined
}

/** An official code table. Records keep the code; `version` and `validFromYear` say which cohorts it serves. */
export interface CodeTable {
  id: string
  label: string
  source: string
  version: string
  validFromYear: number
  entries: readonly CodeEntry[]
}
