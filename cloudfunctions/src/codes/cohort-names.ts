import { nameOfCode, type CodeTableId } from 'shared-types/codes/code-tables'
import { oncePerTransaction } from '../database/once'
import type { Tx } from '../database/scope'
import { laterEntries } from './cohort-entries'

export type NameOfCode = (table: CodeTableId, code: string) => string

/** What the roll itself names by code tables. */
const onRoll = [
  'ethnicity',
  'politicalStatus',
  'educationLevel',
  'trainingMode',
] as const satisfies readonly CodeTableId[]

export const entriesOnRoll = (tx: Tx, year: number) =>
  oncePerTransaction(tx, `codes/${year}`, () => laterEntries(tx, onRoll, year))

/** How the facts of the roll are called in a cohort. */
export async function namesOnRoll(tx: Tx, year: number): Promise<NameOfCode> {
  const later = await entriesOnRoll(tx, year)
  return (table, code) => nameOfCode(table, code, later.get(table))
}
