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
import { begins, fits } from './choice'

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

/** Ends of branches whose full name has every word, with their full names; first those that begin with one. */
export function searchDivisions(words: readonly string[]): Division[] {
  const codes = [...Object.keys(divisionTable.counties), ...Object.keys(divisionTable.cities)]
  const found = codes
    .map((code) => ({ code, name: divisionName(code) }))
    .filter(({ code, name }) => fits(name, words) && divisionsBelow(code).length === 0)
  const isMeant = ({ name }: Division) =>
    words.some((word) => begins(name.slice(name.lastIndexOf(' ') + 1), word))
  return [...found.filter(isMeant), ...found.filter((it) => !isMeant(it))].slice(0, MOST_FOUND)
}
