import { isDoctorate } from '../../codes/education'
import type { ReportData } from '../fields/field'

/** Who applies, and what the career-choice period 「择业期」 counts from. Days are YYYY-MM-DD. */
export interface Applicant {
  year: number
  educationLevel: string
  /** The date on the diploma. */
  graduatesOn: string | null
}

/** From this day on the yearly plan is closed: what is settled is changed by reassignment (product.md §5.6). */
export const planClosesOn = (year: number) => `${year}-07-01`

const YEARS = { doctorate: 5, others: 2 }

/** The last day of the career-choice period: two years after the diploma, five for doctorates. */
export function careerChoiceEndsOn({ year, educationLevel, graduatesOn }: Applicant): string {
  const years = isDoctorate(educationLevel) ? YEARS.doctorate : YEARS.others
  const from = graduatesOn ?? `${year}-06-30`
  const day = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`
  // 29 February comes once in four years.
  return day.endsWith('-02-29') ? day.replace('-29', '-28') : day
}

export const reassignmentPhases = ['before', 'open', 'over'] as const
export type ReassignmentPhase = (typeof reassignmentPhases)[number]

/** Where this day lies: before the plan is closed, in the career-choice period, or after it. */
export function reassignmentPhase(applicant: Applicant, today: string): ReassignmentPhase {
  if (today < planClosesOn(applicant.year)) return 'before'
  return today > careerChoiceEndsOn(applicant) ? 'over' : 'open'
}

/** Why no reassignment can be applied for on this day; undefined when one can. */
export function reassignmentRefusal(applicant: Applicant, today: string): string | undefined {
  switch (reassignmentPhase(applicant, today)) {
    case 'before':
      return `本年度就业方案 ${planClosesOn(applicant.year)} 起关闭，此前需要修改的请联系学校；关闭后方可申请改派`
    case 'over':
      return `择业期已于 ${careerChoiceEndsOn(applicant)} 届满，不能再申请改派`
    case 'open':
      return undefined
  }
}

/** The twelve cities from which graduates are not taken away in principle (product.md §5.6). */
const mountainCities = [
  '韶关',
  '清远',
  '湛江',
  '茂名',
  '阳江',
  '肇庆',
  '河源',
  '梅州',
  '潮州',
  '揭阳',
  '汕尾',
  '云浮',
] as const

const TALENT_MARKET = /人才(大?市场|交流|服务)/

/** Streets and buildings elsewhere are called after cities, too. */
const isIn = (city: string, place: string): boolean =>
  new RegExp(`${city}(?!(东|南|西|北|中)?(路|街|大道|大厦))`).test(place)

/** What speaks against changing this dispatch; the reviewer decides. */
export function reassignmentWarnings(former: ReportData): string[] {
  const { authority = '', unit = '', reportingAddress = '', archiveUnit = '' } = former
  const city = mountainCities.find((it) =>
    [authority, unit, reportingAddress].some((at) => isIn(it, at)),
  )
  return [
    ...(city ? [`原派遣地${city}市属于山区市，原则上不予改派`] : []),
    ...(TALENT_MARKET.test(archiveUnit)
      ? [`档案已存放在“${archiveUnit}”，存放在人才市场的档案不再办理改派`]
      : []),
  ]
}
