import { findChoice } from '../../codes/code-tables'
import { provinceOf } from '../../codes/divisions'
import { idTypes } from '../../students/id-number'
import type { StudentFacts } from './field'
import type { Holder } from '../schemas'
import type { Submission } from '../workflow'

/** What the rules of the fields look at. A holder carries names, written for people; the rules are about codes. */
export function factsOfHolder(holder: Holder, submission?: Submission): StudentFacts {
  const code = (table: 'educationLevel' | 'trainingMode', name: string) =>
    findChoice(table, name)?.code ?? name
  return {
    idType: idTypes.find((it) => it.name === holder.idType)?.code ?? holder.idType,
    educationLevel: code('educationLevel', holder.educationLevel),
    trainingMode: code('trainingMode', holder.trainingMode),
    year: String(holder.year),
    originProvince: provinceOf(holder.originRegion),
    submission,
  }
}
