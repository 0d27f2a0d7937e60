import { findChoice } from 'shared-types/codes/code-tables'
import type { StudentFacts } from 'shared-types/reports/field'
import type { Holder } from 'shared-types/reports/schemas'
import { idTypes } from 'shared-types/students/id-number'

/** What the conditions of fields look at. The roll's facts come as names, conditions speak in codes. */
export function factsOf(holder: Holder): StudentFacts {
  return {
    idType: idTypes.find((it) => it.name === holder.idType)?.code ?? holder.idType,
    educationLevel: codeOf('educationLevel', holder.educationLevel),
    trainingMode: codeOf('trainingMode', holder.trainingMode),
  }
}

const codeOf = (table: 'educationLevel' | 'trainingMode', name: string) =>
  findChoice(table, name)?.code ?? name
