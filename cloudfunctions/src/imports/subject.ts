import type { ImportSubjectName } from 'shared-types/accounts/permissions'
import type { ImportField } from 'shared-types/imports/import-subjects'
import type { Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import type { Services } from '../runtime/services'
import type { Verdict } from './row-queries'

/** What stood in the mapped cells of a row, by field; empty cells are absent. */
export type Texts = Readonly<Record<string, string>>

/** Why a row is refused. The sentence never repeats what stood in the row. */
export interface Reason {
  field: string
  message: string
}

export interface TextRow {
  number: number
  texts: Texts
  /** What was wrong with the cells themselves. */
  reasons: readonly Reason[]
}

export interface JudgedRow<W> {
  number: number
  verdict: Verdict
  reasons: readonly Reason[]
  /** Of the roll: the student that the row is about, when known. */
  studentId?: string
  /** What to write when the row is accepted or changed. */
  write?: W
}

export interface ImportScope {
  schoolId: string
  year: number
  now: Date
}

/** Judges the rows of one file, in order, against the data as they are. */
export interface Judge<W> {
  judge(rows: readonly TextRow[]): Promise<JudgedRow<W>[]>
  /** What only the whole file tells, such as doubles: more reasons by row number. */
  atEnd(): ReadonlyMap<number, readonly Reason[]>
  /** Throws ChangedMeanwhile when what was judged is no longer so. */
  write(tx: Tx, at: ImportScope, rows: readonly W[]): Promise<void>
}

export interface TemplateColumns {
  /** Drop-down lists by field. */
  choices: ReadonlyMap<string, readonly string[]>
  /** What stands in the example row instead of the contract's example. */
  examples: ReadonlyMap<string, string>
}

/** One kind of thing that can be imported: fields come from the contract, this is what the server adds. */
export interface Subject<W> {
  name: ImportSubjectName
  /** Where a school's settings decide what is asked; otherwise as the contract declares it. */
  fieldsOf?: (tx: Tx, at: { schoolId: string; year: number }) => Promise<readonly ImportField[]>
  /** The centre's own; all others belong to a school. */
  isOfCentre: boolean
  /** For a row that somebody else entered between check and acceptance. */
  enteredMeanwhile: Reason
  /** Lines of the instruction sheet before the explanation of the fields. */
  instructions: readonly string[]
  templateColumns(tx: Tx, actor: StaffActor, year: number): Promise<TemplateColumns>
  begin(
    tx: Tx,
    about: { services: Services; actor: StaffActor; schoolId: string; year: number },
  ): Promise<Judge<W>>
}

/** Another transaction changed a record after it was read: judge again. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile'
}
