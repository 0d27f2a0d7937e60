import { withoutArchive } from 'shared-types/reports/rules/dispatch-rules'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Authority } from '../load-report'

/** The archive goes where the graduate is sent. */
export function chooseAuthority(data: ReportData, authority: Authority): ReportData {
  return {
    ...data,
    authority: authority.name,
    reportingAddress: authority.address,
    archiveUnit: authority.name,
    archiveAddress: authority.address,
    archivePostcode: authority.postcode,
  }
}

/** A name typed by hand says nothing about where archives go: the student has to find out. */
export const typeAuthority = (data: ReportData, name: string): ReportData => ({
  ...withoutArchive(data),
  authority: name,
})
