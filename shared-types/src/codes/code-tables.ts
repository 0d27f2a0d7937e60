import type { CodeEntry, CodeTable } from './code-table'
import { destinationTable } from './tables/destination'
import { educationLevelTable } from './tables/education-level'
import { employerIndustryTable } from './tables/employer-industry'
import { employerNatureTable } from './tables/employer-nature'
import { ethnicityTable } from './tables/ethnicity'
import { hardshipTable } from './tables/hardship'
import { majorRelevanceTable } from './tables/major-relevance'
import { occupationTable } from './tables/occupation'
import { politicalStatusTable } from './tables/political-status'
import { teacherTrainingTable } from './tables/teacher-training'
import { trainingModeTable } from './tables/training-mode'

export const codeTables = {
  ethnicity: ethnicityTable,
  politicalStatus: politicalStatusTable,
  educationLevel: educationLevelTable,
  majorRelevance: majorRelevanceTable,
  trainingMode: trainingModeTable,
  teacherTraining: teacherTrainingTable,
  hardship: hardshipTable,
  destination: destinationTable,
  employerNature: employerNatureTable,
  employerIndustry: employerIndustryTable,
  occupation: occupationTable,
} as const satisfies Record<string, CodeTable>

export type CodeTableId = keyof typeof codeTables
export const codeTableIds = Object.keys(codeTables) as [CodeTableId, ...CodeTableId[]]

/** Entries a person may choose: headings of multi-level tables are not offered. */
export function choices(
  table: CodeTableId,
  entries: readonly CodeEntry[] = codeTables[table].entries,
): readonly CodeEntry[] {
  if (table === 'educationLevel')
    return entries.filter((it) => !it.code.endsWith('0') && it.code !== '-1')
  return entries.filter((it) => it.level !== 1)
}

/** The entry for a code or for its exact Chinese name; undefined when neither is in the table. */
export function findChoice(
  table: CodeTableId,
  codeOrName: string,
  entries: readonly CodeEntry[] = codeTables[table].entries,
): CodeEntry | undefined {
  const wanted = codeOrName.trim()
  const offered = choices(table, entries)
  return offered.find((it) => it.code === wanted) ?? offered.find((it) => it.name === wanted)
}

/**
 * @param entries of the version that serves the cohort, where it is not the one that comes with the platform; a code that
 * it no longer has keeps the name it came with
 */
export function nameOfCode(
  table: CodeTableId,
  code: string,
  entries: readonly CodeEntry[] = [],
): string {
  const known: readonly CodeEntry[] = codeTables[table].entries
  return [...entries, ...known].find((it) => it.code === code)?.name ?? code
}
