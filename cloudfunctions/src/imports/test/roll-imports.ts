import type { ColumnMapping } from 'shared-types/imports/operations'
import type { StaffContext } from '../../runtime/context'
import * as imports from '../imports'

/** The operations of imports, about the roll unless a test says otherwise: as the contract's default has it. */
const subject = 'roll' as const

export const rollTemplate = (context: StaffContext) => imports.importTemplate(context, { subject })

export const inspectWorkbook = (context: StaffContext, input: { fileId: string }) =>
  imports.inspectWorkbook(context, { subject, ...input })

export const startImport = (
  context: StaffContext,
  input: { fileId: string; year: number; mapping: ColumnMapping },
) => imports.startImport(context, { subject, ...input })

export const listImports = (context: StaffContext, input: { year: number }) =>
  imports.listImports(context, { subject, ...input })

type Named = { id: string }
export const getImport = (context: StaffContext, input: Named) =>
  imports.getImport(context, { subject, ...input })
export const acceptImport = (context: StaffContext, input: Named) =>
  imports.acceptImport(context, { subject, ...input })
export const discardImport = (context: StaffContext, input: Named) =>
  imports.discardImport(context, { subject, ...input })
export const refusedRows = (context: StaffContext, input: Named) =>
  imports.refusedRows(context, { subject, ...input })
