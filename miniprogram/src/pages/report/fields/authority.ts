import { HOME_PROVINCE, provinceOf } from 'shared-types/codes/divisions'
import { isPostgraduate } from 'shared-types/codes/education'
import type { ReportData } from 'shared-types/reports/field'
import type { Authority } from '../load-report'

/**
 * Undergraduates and associates from this province choose from the list only (product.md §5.6). Who comes from where is
 * in the origin report; as long as that is unknown, the list is all there is.
 */
export function mayTypeAuthority(educationLevel: string, originRegion: string): boolean {
  const fromElsewhere = originRegion !== '' && provinceOf(originRegion) !== HOME_PROVINCE
  return isPostgraduate(educationLevel) || fromElsewhere
}

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
export function typeAuthority(data: ReportData, name: string): ReportData {
  return {
    ...data,
    authority: name,
    archiveUnit: '',
    archiveAddress: '',
    archivePostcode: '',
    contactName: '',
    contactPhone: '',
  }
}
