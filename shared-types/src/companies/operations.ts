import * as z from 'zod'
import { defineOperation } from '../operation'
import { SHORTEST_COMPANY_SEARCH } from './search-limits'

export const Company = z.object({
  creditCode: z.string(),
  name: z.string(),
  region: z.string(),
  regionName: z.string(),
  nature: z.string(),
  industry: z.string(),
  /** Invented, for demonstrations; every screen says so. */
  isSample: z.boolean(),
})
export type Company = z.infer<typeof Company>

/** By parts of the name in any order, one character of which may be wrong, or by the beginning of the credit code. */
export const searchCompanies = defineOperation({
  name: 'companies.search',
  label: '查找单位',
  callers: ['staff', 'student'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({ text: z.string().trim().min(SHORTEST_COMPANY_SEARCH).max(60) }),
  /** The best first. */
  output: z.object({ companies: z.array(Company) }),
  errors: ['too-many-requests'],
})

/** What the registry holds, for those who keep it. */
export const summariseCompanies = defineOperation({
  name: 'companies.summary',
  label: '查看单位名录',
  callers: ['staff'],
  access: 'companies.edit',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ total: z.int(), samples: z.int(), updatedAt: z.iso.datetime().nullable() }),
  errors: [],
})

export const companyOperations = [searchCompanies, summariseCompanies] as const
