import { citiesOf, countiesOf, divisionName, HOME_PROVINCE } from 'shared-types/codes/divisions'
import { pickWeighted, weighted, type Random } from '../random'

/** County codes of a province; a city without counties stands for itself. */
function countiesIn(province: string): string[] {
  return citiesOf(province).flatMap(({ code }) => {
    const counties = countiesOf(code).map((it) => it.code)
    return counties.length > 0 ? counties : [code]
  })
}

/** Where the graduates of the province's schools come from, in percent. */
const provinces = weighted(
  (
    [
      [HOME_PROVINCE, 78],
      ['430000', 4],
      ['360000', 3.5],
      ['450000', 3],
      ['410000', 2],
      ['420000', 1.8],
      ['510000', 1.6],
      ['340000', 1.2],
      ['350000', 1],
      ['520000', 1],
      ['460000', 0.9],
      ['440000', 0.5],
      ['610000', 0.4],
      ['620000', 0.4],
      ['650000', 0.4],
      ['540000', 0.3],
    ] as const
  ).map(([province, weight]) => [countiesIn(province), weight] as const),
)

export const originOf = (random: Random): string => random.pick(pickWeighted(random, provinces))

const streets = ['人民路', '解放路', '中山路', '建设路', '文明路', '新华街', '朝阳街', '学府路']

/** A place that a person could live at, without being anybody's. */
export function addressIn(random: Random, region: string): string {
  const place = divisionName(region).replaceAll(' ', '')
  return `${place}${random.pick(streets)}${random.below(300) + 1}号`
}
