import { cityOf, HOME_PROVINCE, provinceOf } from '../../codes/divisions'
import { isPostgraduate } from '../../codes/education'
import { nameOfCode } from '../../codes/code-tables'
import type { FieldProblem } from '../../errors'
import { isFromMainland, type IdType } from '../../students/id-number'
import { dispatchNatures } from '../fields/dispatch-fields'
import type { ReportData, StudentFacts } from '../fields/field'

type DispatchNature = (typeof dispatchNatures)[number]['code']

/** What the rules look at besides the form and the roll. */
export interface DispatchSurroundings {
  /** Six digits; '' while it is not known. */
  originRegion: string
  /** The table of authorities 「主管单位」. */
  authorities: readonly { name: string; region: string }[]
  /** What the employment report says, where there is one. */
  destination?: string | undefined
}

/** 定向 and 委培 graduates return to the unit that sent them: not in the plan, no certificate (product.md §5.6). */
export const isDirected = (trainingMode: string) => ['2', '3'].includes(trainingMode)

/** Inside the province the authority is the prefecture city's, outside the province's own. */
export function authorityRegion(originRegion: string): string {
  return provinceOf(originRegion) === HOME_PROVINCE
    ? cityOf(originRegion)
    : provinceOf(originRegion)
}

/**
 * Undergraduates and associates from this province choose from the list only (product.md §5.6). Who comes from where is
 * in the origin report; as long as that is unknown, the list is all there is.
 */
export function mayTypeAuthority(educationLevel: string, originRegion: string): boolean {
  const fromElsewhere = originRegion !== '' && provinceOf(originRegion) !== HOME_PROVINCE
  return isPostgraduate(educationLevel) || fromElsewhere
}

/** Everything that stands against a dispatch as a whole, one sentence a field; the fields by themselves are fine. */
export function dispatchProblems(
  data: ReportData,
  facts: StudentFacts,
  around: DispatchSurroundings,
): FieldProblem[] {
  const say = (field: string, message: string | undefined): FieldProblem[] =>
    message ? [{ field, message }] : []
  return [
    ...say('dispatchNature', natureProblem(data, facts, around)),
    ...say('authority', authorityProblem(data, facts, around)),
  ]
}

function natureProblem(
  data: ReportData,
  { idType, trainingMode }: StudentFacts,
  { destination }: DispatchSurroundings,
): string | undefined {
  const nature = data['dispatchNature'] as DispatchNature | undefined
  if (!nature || nature === 'outside-plan') return undefined
  const outside = `“${natureName('outside-plan')}”`
  if (isDirected(trainingMode)) return `定向、委培毕业生的派遣性质只能选择${outside}`
  if (!isFromMainland(idType as IdType) && nature !== 'employer')
    return `港澳台毕业生没有接收函的，派遣性质应选择${outside}`
  if (!destination || agree(nature, destination)) return undefined
  return `派遣性质“${natureName(nature)}”与毕业去向“${nameOfCode('destination', destination)}”不符，请核对；毕业去向有变化的，请先修改就业上报`
}

const natureName = (code: DispatchNature) =>
  dispatchNatures.find((it) => it.code === code)?.name ?? code

const EMPLOYED = ['10', '11', '12', '27', '46', '50', '51', '75', '76']
const WITHOUT_WORK = ['70', '71', '72']

/** 「毕业去向」 (code table 8) that a nature of dispatch can stand beside; one without a row, beside any. */
const destinationsOf: Partial<Record<DispatchNature, readonly string[]>> = {
  employer: EMPLOYED,
  // Many with work are sent home all the same: their employer has no personnel rights.
  origin: [...EMPLOYED, ...WITHOUT_WORK, '0', '85', '99'],
  awaiting: [...WITHOUT_WORK, '0', '99'],
  'further-study': ['80'],
  abroad: ['85'],
}

export const agree = (nature: string, destination: string): boolean =>
  destinationsOf[nature as DispatchNature]?.includes(destination) ?? true

function authorityProblem(
  { authority, dispatchNature }: ReportData,
  { educationLevel }: StudentFacts,
  { originRegion, authorities }: DispatchSurroundings,
): string | undefined {
  if (!authority || mayTypeAuthority(educationLevel, originRegion)) return undefined
  if (!authorities.some((it) => it.name === authority))
    return '本省生源的本专科毕业生，主管单位请从列表中选择'
  if (dispatchNature !== 'origin' && dispatchNature !== 'awaiting') return undefined
  const own = authorities.filter((it) => it.region === authorityRegion(originRegion))
  if (own.length === 0 || own.some((it) => it.name === authority)) return undefined
  const names = own.map((it) => `“${it.name}”`).join('或')
  return `回生源地、回原籍的主管单位应为${names}，请重新选择`
}

const ARCHIVE = [
  'archiveUnit',
  'archiveAddress',
  'archivePostcode',
  'contactName',
  'contactPhone',
] as const

/**
 * An authority typed by hand says nothing about where archives go: the archive fields that came with another one are
 * cleared (product.md §5.6).
 */
export function withoutFormerArchive(
  before: ReportData,
  data: ReportData,
  authorities: DispatchSurroundings['authorities'],
): ReportData {
  const { authority, archiveUnit } = data
  const isTyped = !!authority && !authorities.some((it) => it.name === authority)
  const isFormer = authority !== before['authority'] && archiveUnit === before['archiveUnit']
  return isTyped && isFormer ? withoutArchive(data) : data
}

export const withoutArchive = (data: ReportData): ReportData => ({
  ...data,
  ...Object.fromEntries(ARCHIVE.map((it) => [it, ''])),
})
