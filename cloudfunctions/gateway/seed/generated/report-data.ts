import { authorityRegion } from 'shared-types/reports/rules/dispatch-rules'
import type { ReportData } from 'shared-types/reports/fields/field'
import { isFromMainland } from 'shared-types/students/id-number'
import { defaultDispatch, type AuthorityRecord } from '../../../src/dispatch/default-dispatch'
import { employers } from './inventory/employers'
import type { Person } from './people'
import { pickWeighted, weighted, type Random } from './random'
import { addressIn } from './inventory/regions'

const DIRECTED = ['2', '3']
const hardships = weighted([
  ['', 80],
  ['000', 10],
  ['010', 8],
  ['100', 1.5],
  ['004', 0.5],
])

export function originData(person: Person, campusId: string, random: Random): ReportData {
  const isMainland = isFromMainland(person.idType)
  const home = addressIn(random, person.originRegion)
  const hardship = pickWeighted(random, hardships)
  return {
    campus: campusId,
    department: person.major.departmentId,
    major: person.major.id,
    class: person.classId,
    originRegion: person.originRegion,
    ...(isMainland && { examHukouRegion: person.originRegion, examHukouAddress: home }),
    ...(isMainland && { currentHukou: random.chance(0.6) ? '与生源地一致' : home }),
    politicalStatus: person.politicalStatus,
    mobile: person.mobile,
    email: `${person.studentNumber}@example.com`,
    parentPhone: `145${String(99_999_999 - Number(person.mobile.slice(3)))}`,
    homeAddress: home,
    teacherTraining: person.major.planned.isForTeachers ? '1' : '0',
    ...(DIRECTED.includes(person.trainingMode) && { entrustedUnit: '定向委培单位（样例）' }),
    ...(hardship && { hardship }),
  }
}

export type Authorities = ReadonlyMap<string, readonly AuthorityRecord[]>

export function initialDispatch(person: Person, authorities: Authorities): ReportData {
  const graduate = {
    idType: person.idType,
    trainingMode: person.trainingMode,
    teacherTraining: person.major.planned.isForTeachers ? '1' : '0',
    originRegion: person.originRegion,
  }
  return defaultDispatch(graduate, authorities.get(authorityRegion(person.originRegion)) ?? [])
}

/** What the student makes of it: most go where the default says. */
export function submittedDispatch(initial: ReportData, fileId: string, random: Random): ReportData {
  if (initial['dispatchNature'] === 'outside-plan' || random.chance(0.8)) return initial
  if (random.chance(0.2)) return { ...initial, dispatchNature: 'further-study' }
  const employer = pickWeighted(random, employers)
  return { ...initial, dispatchNature: 'employer', unit: employer.name, acceptance: fileId }
}

/** Codes of table 8, in percent of graduates. */
const destinations = weighted([
  ['11', 36],
  ['10', 24],
  ['12', 8],
  ['80', 11],
  ['76', 5],
  ['70', 6],
  ['71', 2],
  ['72', 1.5],
  ['85', 2.5],
  ['75', 1.5],
  ['51', 1],
  ['50', 0.8],
  ['46', 0.5],
  ['27', 0.2],
])
const EMPLOYED = ['10', '11', '12', '27', '46', '50', '51']
const WITH_CONTRACT = ['10', '11']
/** Where the destination is the nature: no employer of the inventory has it. */
const natures: Readonly<Record<string, string>> = {
  '27': '40106',
  '46': '40102',
  '50': '40101',
  '51': '40104',
}
const occupations = weighted([
  ['13', 25],
  ['40', 22],
  ['30', 20],
  ['21', 12],
  ['24', 8],
  ['19', 6],
  ['22', 4],
  ['25', 3],
])

export function employmentData(year: number, fileId: string, random: Random): ReportData {
  const destination = pickWeighted(random, destinations)
  if (destination === '80' || destination === '85')
    return {
      destination,
      furtherStudySchool: '升学院校（样例）',
      furtherStudyMajor: '升学专业（样例）',
    }
  if (destination === '75')
    return { destination, businessProject: '创业项目（样例）', businessIndustry: '40418' }
  if (!EMPLOYED.includes(destination)) return { destination }
  const { name, creditCode, nature, industry, region } = pickWeighted(random, employers)
  return {
    destination,
    employer: name,
    creditCode,
    employerNature: natures[destination] ?? nature,
    employerIndustry: industry,
    occupation: pickWeighted(random, occupations),
    employerRegion: region,
    relevance: String(random.below(5)),
    ...(WITH_CONTRACT.includes(destination) && {
      contractFrom: `${year}-07-01`,
      contractTo: `${year + 3}-06-30`,
    }),
    monthlySalary: String(3500 + random.below(90) * 100),
    proof: fileId,
  }
}
