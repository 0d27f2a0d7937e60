import {
  doctorOf,
  universityDepartments,
  vocationalDepartments,
  type CatalogueDepartment,
  type CatalogueMajor,
} from './inventory/catalogue'
import type { Degree } from './inventory/identity-numbers'
import type { Random } from './random'
import type { SchoolOfProvince } from './inventory/schools'

export interface PlannedClass {
  name: string
  size: number
}

export interface PlannedMajor extends CatalogueMajor {
  classes: PlannedClass[]
}

export interface PlannedDepartment {
  name: string
  majors: PlannedMajor[]
}

const GRADUATES_PER_DEPARTMENT = 700
const CLASS_SIZE = 45
/** Schools with fewer graduates have no masters, or no doctors. */
const SMALLEST_WITH_MASTERS = 3500
const SMALLEST_WITH_DOCTORS = 9000
/** How many graduates a major has beside one of bachelors. */
const WEIGHTS: Record<Degree, number> = { associate: 1, bachelor: 1, master: 0.4, doctor: 0.06 }

/** What a school of this size teaches, and how its graduates of one year are spread. */
export function planSchool(
  school: SchoolOfProvince,
  size: number,
  year: number,
  random: Random,
): PlannedDepartment[] {
  const all = school.isVocational ? vocationalDepartments : universityDepartments
  const wanted = Math.ceil(size / GRADUATES_PER_DEPARTMENT) + 1
  const departments = shuffled(all, random)
    .slice(0, wanted)
    .map((it) => ({ name: it.name, majors: majorsIn(it, size) }))
  const majors = departments.flatMap((it) => it.majors)
  const shares = share(
    size,
    majors.map((it) => WEIGHTS[it.degree] * (0.5 + random.next())),
  )
  const sizes = new Map(majors.map((it, at) => [it, shares[at] ?? 0]))
  return departments.map(({ name, majors: taught }) => ({
    name,
    majors: taught.map((it) => ({ ...it, classes: classesOf(it, sizes.get(it) ?? 0, year) })),
  }))
}

function majorsIn({ majors }: CatalogueDepartment, size: number): CatalogueMajor[] {
  const taught = majors.filter((it) => it.degree !== 'master' || size >= SMALLEST_WITH_MASTERS)
  const masters = taught.filter((it) => it.degree === 'master')
  return size >= SMALLEST_WITH_DOCTORS ? [...taught, ...masters.map(doctorOf)] : taught
}

function classesOf(major: CatalogueMajor, size: number, year: number): PlannedClass[] {
  const count = Math.max(1, Math.round(size / CLASS_SIZE))
  const enrolled = String((year - major.studyYears) % 100).padStart(2, '0')
  return share(size, Array<number>(count).fill(1)).map((it, at) => ({
    name: `${major.name}${enrolled}${String(at + 1).padStart(2, '0')}班`,
    size: it,
  }))
}

/** Whole numbers in these proportions that add up to the total. */
function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  let reached = 0
  let given = 0
  return weights.map((weight) => {
    reached += weight
    const part = Math.round((total * reached) / sum) - given
    given += part
    return part
  })
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((it) => [random.next(), it] as const)
    .sort(([a], [b]) => a - b)
    .map(([, it]) => it)
}
