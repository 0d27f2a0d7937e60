import {
  citiesOf,
  cityOf,
  countiesOf,
  divisionName,
  provinceOf,
  provinces,
  type Division,
} from 'shared-types/codes/divisions'
import { divisionTable } from 'shared-types/codes/tables/divisions'
import { fits } from './choice'

/** Enough to see that more letters are needed. */
const MOST_FOUND = 50

/** The next level below a division; below nothing are the provinces. Empty at the end of a branch. */
export function divisionsBelow(code: string): Division[] {
  if (!code) return provinces()
  if (code in divisionTable.provinces) return citiesOf(code)
  return code in divisionTable.cities ? countiesOf(code) : []
}

/** The division above; '' above a province. */
export function parentOf(code: string): string {
  if (code in divisionTable.counties) return cityOf(code)
  return code in divisionTable.cities ? provinceOf(code) : ''
}

/** Ends of branches whose full name has every word, with their full names. */
export function searchDivisions(words: readonly string[]): Division[] {
  const codes = [...Object.keys(divisionTable.counties), ...Object.keys(divisionTable.cities)]
  const found: Division[] = []
  for (const code of codes) {
    const name = divisionName(code)
    if (fits(name, words) && divisionsBelow(code).length === 0) found.push({ code, name })
    if (found.length === MOST_FOUND) break
  }
  return found
}
