import { divisionTable } from './tables/divisions'

export interface DivisionTable {
  source: string
  version: string
  /** Six-digit code → name; provinces end in 0000, cities in 00. */
  provinces: Record<string, string>
  cities: Record<string, string>
  counties: Record<string, string>
}

/** The province that this platform serves; dispatch and authority rules turn on it. */
export const HOME_PROVINCE = '440000'

export const provinceOf = (division: string) => `${division.slice(0, 2)}0000`
export const cityOf = (division: string) => `${division.slice(0, 4)}00`

export function isDivision(code: string): boolean {
  return (
    code in divisionTable.counties ||
    code in divisionTable.cities ||
    code in divisionTable.provinces
  )
}

/** 「广东省 广州市 越秀区」; parts that the code does not name are left out. */
export function divisionName(code: string): string {
  const names = [
    divisionTable.provinces[provinceOf(code)],
    divisionTable.cities[cityOf(code)],
    divisionTable.counties[code],
  ]
  return names.filter(Boolean).join(' ') || code
}

export interface Division {
  code: string
  name: string
}

const listed = (names: Record<string, string>, prefix = ''): Division[] =>
  Object.entries(names)
    .filter(([code]) => code.startsWith(prefix))
    .map(([code, name]) => ({ code, name }))

export const provinces = (): Division[] => listed(divisionTable.provinces)
export const citiesOf = (province: string): Division[] =>
  listed(divisionTable.cities, province.slice(0, 2))
export const countiesOf = (city: string): Division[] =>
  listed(divisionTable.counties, city.slice(0, 4))

/** Accepts a code, a full path 「广东省广州市越秀区」 with or without spaces, or an unambiguous name; undefined otherwise. */
export function findDivision(codeOrName: string): Division | undefined {
  const wanted = codeOrName.replace(/[\s/-]/g, '')
  if (/^\d{6}$/.test(wanted))
    return isDivision(wanted) ? { code: wanted, name: divisionName(wanted) } : undefined
  const code = divisionsByName().get(wanted)
  return code ? { code, name: divisionName(code) } : undefined
}

let index: Map<string, string | undefined> | undefined

/** Names that mean two places (鼓楼区) map to undefined: better refused than guessed. */
function divisionsByName(): Map<string, string | undefined> {
  if (index) return index
  index = new Map()
  for (const code of [
    ...Object.keys(divisionTable.provinces),
    ...Object.keys(divisionTable.cities),
    ...Object.keys(divisionTable.counties),
  ]) {
    const [province = '', city = '', county = ''] = divisionName(code).split(' ')
    const names = new Set([province + city + county, county || city || province])
    if (county) names.add(city + county).add(province + county)
    for (const name of names)
      index.set(name, index.has(name) && index.get(name) !== code ? undefined : code)
  }
  return index
}
