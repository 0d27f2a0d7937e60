import { HOME_PROVINCE, provinceOf } from 'shared-types/codes/divisions'
import { authorityRegion, isDirected } from 'shared-types/reports/rules/dispatch-rules'
import type { ReportData } from 'shared-types/reports/fields/field'
import { isFromMainland, type IdType } from 'shared-types/students/id-number'

export interface AuthorityRecord {
  region: string
  for_teachers: boolean
  name: string
  address: string
  postcode: string
}

export interface Graduate {
  idType: IdType
  trainingMode: string
  teacherTraining: string
  originRegion: string
}

const isOutsidePlan = (graduate: Pick<Graduate, 'idType' | 'trainingMode'>) =>
  isDirected(graduate.trainingMode) || !isFromMainland(graduate.idType)

/**
 * The dispatch a graduate starts with (product.md §5.6): inside the province the human-resources bureau of the origin's
 * city, or its education bureau for teacher training; outside, the employment authority of that province. Without a
 * known authority the unit is left for the student to fill in.
 */
export function defaultDispatch(
  graduate: Graduate,
  authorities: readonly AuthorityRecord[],
): ReportData {
  if (isOutsidePlan(graduate)) return { dispatchNature: 'outside-plan' }
  const region = authorityRegion(graduate.originRegion)
  const forTeachers =
    graduate.teacherTraining === '1' && provinceOf(graduate.originRegion) === HOME_PROVINCE
  const authority = authorities.find(
    (it) => it.region === region && it.for_teachers === forTeachers,
  )
  if (!authority) return { dispatchNature: 'origin' }
  return {
    dispatchNature: 'origin',
    authority: authority.name,
    reportingAddress: authority.address,
    archiveUnit: authority.name,
    archiveAddress: authority.address,
    archivePostcode: authority.postcode,
  }
}
