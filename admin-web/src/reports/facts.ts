import { findChoice, type CodeTableId } from 'shared-types/codes/code-tables'
import type { StudentFacts } from 'shared-types/reports/field'
import { idTypes } from 'shared-types/students/id-number'
import type { OutputOf } from '../api/call'

export type Holder = OutputOf<'reports.get'>['holder']

/** The codes that the conditions of fields look at, from the names that a report carries for reading. */
export function factsOf(holder: Holder): StudentFacts {
  const code = (table: CodeTableId, name: string) => findChoice(table, name)?.code ?? name
  return {
    idType: idTypes.find((it) => it.name === holder.idType)?.code ?? holder.idType,
    educationLevel: code('educationLevel', holder.educationLevel),
    trainingMode: code('trainingMode', holder.trainingMode),
  }
}
