import { findChoice } from 'shared-types/codes/code-tables'
import type { StudentFacts } from 'shared-types/reports/field'
import type { Holder } from 'shared-types/reports/schemas'
import { idTypes } from 'shared-types/students/id-number'

/** What the rules of the fields look at. The holder carries names, written for people; the rules are about codes. */
export function factsOf(holder: Holder): StudentFacts {
  const code = (table: 'educationLevel' | 'trainingMode', name: string) =>
    findChoice(table, name)?.code ?? name
  return {
    idType: idTypes.find((it) => it.name === holder.idType)?.code ?? holder.idType,
    educationLevel: code('educationLevel', holder.educationLevel),
    trainingMode: code('trainingMode', holder.trainingMode),
  }
}
