import { applyImport } from './apply-import'
import { checkImport } from './check-import'
import { giveUpImport } from './give-up'

/** The work of imports, and what becomes of an import whose work is given up. */
export const importJobs = {
  'check-import': { work: checkImport, givenUp: giveUpImport('checking') },
  'apply-import': { work: applyImport, givenUp: giveUpImport('applying') },
}
