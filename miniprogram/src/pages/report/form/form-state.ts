import type { FieldProblem } from 'shared-types/errors'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { AttachedFile } from '../../../components/attachments/access'

/** A form while it is being filled in. */
export interface FormState {
  /** The version of the report that it builds on; 0 before there is one. */
  version: number
  data: ReportData
  /** The server does not have it yet. */
  isChanged: boolean
  /** The step in front, counted from 0. */
  at: number
  /** Fields whose problem is shown: they were left, or their step was to be passed. */
  shown: ReadonlySet<string>
  /** What the server found wrong, by field, until the value changes. */
  refused: Readonly<Record<string, string>>
  /** Names and sizes of uploaded files. */
  files: readonly AttachedFile[]
}

export type FormChange =
  | { type: 'entered'; data: ReportData }
  | { type: 'shown'; fields: readonly string[] }
  | { type: 'moved'; to: number }
  | { type: 'uploaded'; file: AttachedFile }
  /** `sent` is what the server has now; more may have been typed since. */
  | { type: 'saved'; version: number; sent: ReportData }
  | { type: 'refused'; problems: readonly FieldProblem[] }

export function changeForm(state: FormState, change: FormChange): FormState {
  switch (change.type) {
    case 'entered':
      return {
        ...state,
        data: change.data,
        isChanged: true,
        refused: withoutChanged(state, change.data),
      }
    case 'shown':
      return { ...state, shown: new Set([...state.shown, ...change.fields]) }
    case 'moved':
      return { ...state, at: change.to }
    case 'uploaded':
      return { ...state, files: [...state.files, change.file] }
    case 'saved':
      return { ...state, version: change.version, isChanged: state.data !== change.sent }
    case 'refused':
      return {
        ...state,
        refused: Object.fromEntries(change.problems.map((it) => [it.field, it.message])),
        shown: new Set([...state.shown, ...change.problems.map((it) => it.field)]),
      }
  }
}

const withoutChanged = (state: FormState, data: ReportData) =>
  Object.fromEntries(
    Object.entries(state.refused).filter(
      ([name]) => (state.data[name] ?? '') === (data[name] ?? ''),
    ),
  )
