import { citiesOf, HOME_PROVINCE } from 'shared-types/codes/divisions'
import { pickWeighted, randomFor, weighted, type Random, type Weighted } from '../random'

export interface Employer {
  name: string
  creditCode: string
  nature: string
  industry: string
  region: string
}

const COUNT = 3000
const FIRST = Array.from('晨曦启远博众恒瑞嘉禾汇智创联鼎新华拓海纳百川星辰云帆金桥信达广源')
/** Field → industry of code table 10. */
const fields = [
  ['软件科技', '096500'],
  ['信息技术', '096500'],
  ['网络科技', '096400'],
  ['电子科技', '033900'],
  ['智能装备', '033500'],
  ['精密制造', '033400'],
  ['新能源', '033800'],
  ['汽车零部件', '033600'],
  ['生物医药', '032700'],
  ['食品', '031400'],
  ['服饰', '031800'],
  ['建设工程', '054800'],
  ['装饰设计', '055000'],
  ['物流', '065100'],
  ['商贸', '065100'],
  ['连锁零售', '065200'],
  ['投资咨询', '106700'],
  ['地产', '117000'],
  ['企业服务', '127200'],
  ['检测技术', '137400'],
] as const
const natures = weighted([
  ['30206', 55],
  ['30204', 22],
  ['30205', 8],
  ['30103', 6],
  ['30102', 4],
  ['30207', 3],
  ['30208', 2],
])

const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Invented companies of the province, a few of which employ many. */
export const employers: Weighted<Employer> = weighted(
  Array.from({ length: COUNT }, (_, at) => {
    const random = randomFor('employer', at)
    const city = random.pick(citiesOf(HOME_PROVINCE))
    const [field, industry] = random.pick(fields)
    const name = `${city.name.replace(/市$/, '')}${random.pick(FIRST)}${random.pick(FIRST)}${field}有限公司（样例${at + 1}）`
    const employer = {
      name,
      creditCode: creditCodeOf(city.code, random),
      nature: pickWeighted(random, natures),
      industry,
      region: city.code,
    }
    return [employer, 1 / (at + 20)] as const
  }),
)

/** GB 32100: registered with market supervision (91), organisation code, check character. */
function creditCodeOf(region: string, random: Random): string {
  const organisation = Array.from({ length: 8 }, () => DIGITS[random.below(10)] ?? '0').join('')
  const body = `91${region}${organisation}${organisationCheck(organisation)}`
  const sum = Array.from(body).reduce(
    (total, it, at) => total + DIGITS.indexOf(it) * (3 ** at % 31),
    0,
  )
  return body + (DIGITS[(31 - (sum % 31)) % 31] ?? '')
}

/** GB 11714 over eight digits. */
function organisationCheck(digits: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
