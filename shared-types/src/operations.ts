import { accountOperations } from './accounts/operations'
import { certificateOperations } from './certificates/operations'
import { fileOperations } from './files/operations'
import { identityOperations } from './identity/operations'
import { importOperations } from './imports/operations'
import { jobOperations } from './jobs/operations'
import type { InputOf, OutputOf } from './operation'
import { organisationOperations } from './organisation/operations'
import { reportOperations } from './reports/operations'
import { studentOperations } from './students/operations'

/** Every operation of the platform: what is not here cannot be called. */
export const operations = [
  ...accountOperations,
  ...identityOperations,
  ...organisationOperations,
  ...studentOperations,
  ...importOperations,
  ...fileOperations,
  ...reportOperations,
  ...certificateOperations,
  ...jobOperations,
] as const

type Listed = (typeof operations)[number]

/** Operation name → what goes in and what comes out; front ends use it as a type only, so no schema is bundled. */
export type OperationMap = {
  [T in Listed as T['name']]: { input: InputOf<T>; output: OutputOf<T> }
}
export type OperationName = keyof OperationMap
