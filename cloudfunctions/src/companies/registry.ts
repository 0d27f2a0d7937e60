import type { Company } from 'shared-types/companies/operations'
import type { Tx } from '../database/scope'
import { findCompanies } from './queries'

/** Where companies are looked up. A market supervision's interface would be a second one beside the imported file. */
export interface CompanyRegistry {
  /** The best first, at most `limit`. */
  search: (tx: Tx, text: string, limit: number) => Promise<Company[]>
}

/** The companies that the centre has imported. */
export const importedRegistry: CompanyRegistry = { search: findCompanies }
