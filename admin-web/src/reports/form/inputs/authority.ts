import { withoutArchive } from 'shared-types/reports/rules/dispatch-rules'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { OutputOf } from '../../../api/call'

export type Authority = OutputOf<'organisation.list-authorities'>['authorities'][number]

/**
 * 「主管单位」: chosen from the list it brings its address and takes the archive; typed by hand, the archive fields are
 * cleared, because they were another authority's (product.md §5.6).
 */
export function withAuthority(name: string, authorities: readonly Authority[]): ReportData {
  const chosen = authorities.find((it) => it.name === name)
  if (!chosen) return { ...withoutArchive({}), authority: name }
  return {
    authority: name,
    reportingAddress: chosen.address,
    archiveUnit: name,
    archiveAddress: chosen.address,
    archivePostcode: chosen.postcode,
  }
}
