import type { ReportData } from 'shared-types/reports/fields/field'
import type { Report } from 'shared-types/reports/schemas'

/** What was sent and got no reply. */
export interface Lost {
  version: number
  /** As it stands in the form, and as it was sent. */
  data: ReportData
  values: ReportData
}

/** The very next version, with every value that was sent. */
export const tookEffect = (
  report: Pick<Report, 'version' | 'data'>,
  { version, values }: Pick<Lost, 'version' | 'values'>,
): boolean =>
  report.version === version + 1 &&
  Object.entries(values).every(([name, value]) => report.data[name] === value)
