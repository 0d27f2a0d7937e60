import { provinceOf } from '../../codes/divisions'
import { idTypes } from '../../students/id-number'
import type { StudentFacts } from './field'
import type { Holder } from '../schemas'
import type { Submission } from '../workflow'

/** What the rules of the fields look at. */
export function factsOfHolder(holder: Holder, submission?: Submission): StudentFacts {
  return {
    idType: idTypes.find((it) => it.name === holder.idType)?.code ?? holder.idType,
    educationLevel: holder.educationLevelCode,
    trainingMode: holder.trainingModeCode,
    year: String(holder.year),
    originProvince: provinceOf(holder.originRegion),
    submission,
  }
}
