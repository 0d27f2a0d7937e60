import * as contract from 'shared-types/reports/fields/field-setting-operations'
import * as fields from '../reports/fields/field-settings'
import { forStaff, type Implementation } from '../runtime/implement'

export const fieldSettings: readonly Implementation[] = [
  forStaff(contract.getFieldSettings, fields.getFieldSettings),
  forStaff(contract.saveFieldSettings, fields.saveFieldSettings),
  forStaff(contract.listFieldVersions, fields.listFieldVersions),
  forStaff(contract.listReportFields, fields.listReportFields),
]
