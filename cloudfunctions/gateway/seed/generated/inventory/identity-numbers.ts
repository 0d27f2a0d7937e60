import type { Sex } from 'shared-types/students/roll-fields'
import { checkDigitOf, type IdType } from 'shared-types/students/id-number'
import type { Random } from '../random'

export type Degree = 'associate' | 'bachelor' | 'master' | 'doctor'

const AGES: Record<Degree, number> = { associate: 21, bachelor: 22, master: 25, doctor: 29 }
/** Pairs of serial numbers per school and degree: no number is given in two schools or to two cohorts. */
const SERIALS: Record<Degree, number> = { associate: 0, bachelor: 2, master: 4, doctor: 4 }
const SERIALS_PER_SCHOOL = 6
const DAY_MS = 24 * 3600 * 1000

export interface IdentityNumbers {
  /** An unused number with its birthday, YYYY-MM-DD. */
  next: (
    person: { type: IdType; degree: Degree; sex: Sex; region: string },
    random: Random,
  ) => { idNumber: string; birthDate: string }
}

/** Well-formed numbers of nobody, each given once. */
export function identityNumbers(schoolIndex: number, year: number): IdentityNumbers {
  const given = new Set<string>()
  const firstSerial = schoolIndex * SERIALS_PER_SCHOOL
  let permits = 0
  return {
    next({ type, degree, sex, region }, random) {
      for (;;) {
        const birthDate = birthDateOf(year - AGES[degree], random)
        if (type === 'hk-macau-permit' || type === 'taiwan-permit') {
          const digits = `${year % 100}${String(schoolIndex).padStart(3, '0')}${String(permits++).padStart(3, '0')}`
          return { idNumber: type === 'taiwan-permit' ? digits : `H${digits}`, birthDate }
        }
        // Odd for men, even for women.
        const serial = firstSerial + SERIALS[degree] + (sex === 'male' ? 1 : 2)
        const body = region + birthDate.replaceAll('-', '') + String(serial).padStart(3, '0')
        if (given.has(body)) continue
        given.add(body)
        return { idNumber: body + checkDigitOf(body), birthDate }
      }
    },
  }
}

/** Within the school year that begins in September. */
function birthDateOf(year: number, random: Random): string {
  const day = Date.UTC(year - 1, 8, 1) + random.below(365) * DAY_MS
  return new Date(day).toISOString().slice(0, 10)
}
