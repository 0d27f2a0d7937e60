import type { CodeTable } from './code-table'
import { codeTables } from './code-tables'
import { nationalMajors } from './national-majors'

/**
 * Every table of which the centre imports later versions. The catalogue of majors stands apart from `codeTables`, so that
 * the student app, which never asks for it, does not carry it.
 */
export const versionedTables = {
  ...codeTables,
  nationalMajor: nationalMajors,
} as const satisfies Record<string, CodeTable>

export type VersionedTableId = keyof typeof versionedTables
export const versionedTableIds = Object.keys(versionedTables) as [
  VersionedTableId,
  ...VersionedTableId[],
]

/** What belongs to no cohort, such as a school's majors, goes by the newest version. */
export const NEWEST_YEAR = 2100
