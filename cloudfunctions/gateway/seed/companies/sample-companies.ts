import { citiesOf, countiesOf, HOME_PROVINCE } from 'shared-types/codes/divisions'
import { creditCodeCheck } from 'shared-types/companies/credit-code'
import { pickWeighted, randomFor, weighted, type Random } from '../generated/random'

export interface SampleCompany {
  creditCode: string
  name: string
  region: string
  nature: string
  industry: string
}

export const SAMPLE_COMPANIES = 50_000

/** Stands in every name: wherever one is copied to, nobody takes it for a real company's. */
const MARK = '（样例）'
const FIRST = Array.from(
  '晨曦启远博众恒瑞嘉禾汇智创联鼎新华拓海纳百川星辰云帆金桥信达广源永泰宏图立方康宁德润腾跃朗诚',
)
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
/** What it is called at the end → nature of code table 9. */
const forms = weighted([
  [['有限公司', '30206'] as const, 55],
  [['有限责任公司', '30204'] as const, 20],
  [['股份有限公司', '30205'] as const, 8],
  [['集团有限公司', '30103'] as const, 6],
  [['发展有限公司', '30102'] as const, 4],
  [['（中国）有限公司', '30208'] as const, 3],
  [['实业有限公司', '30207'] as const, 4],
])

/** Invented companies of the province, each name and each code once; the same on every machine. */
export function sampleCompanies(count = SAMPLE_COMPANIES): SampleCompany[] {
  const random = randomFor('company')
  const places = citiesOf(HOME_PROVINCE).map(placeOf)
  const names = new Set<string>()
  const companies: SampleCompany[] = []
  while (companies.length < count) {
    const company = invent(random, random.pick(places), companies.length)
    if (names.has(company.name)) continue
    names.add(company.name)
    companies.push(company)
  }
  return companies
}

interface Place {
  name: string
  regions: readonly string[]
}

function placeOf({ code, name }: { code: string; name: string }): Place {
  const counties = countiesOf(code).map((it) => it.code)
  return { name, regions: counties.length > 0 ? counties : [code] }
}

function invent(random: Random, city: Place, at: number): SampleCompany {
  const region = random.pick(city.regions)
  const [field, industry] = random.pick(fields)
  const [ending, nature] = pickWeighted(random, forms)
  const place = random.chance(0.5) ? city.name : city.name.replace(/市$/, '')
  const name = `${place}${random.pick(FIRST)}${random.pick(FIRST)}${field}${ending}${MARK}`
  return { creditCode: creditCodeOf(region, at), name, region, nature, industry }
}

/** Enterprise registered with market supervision (91), district, organisation code of its own, check character. */
function creditCodeOf(region: string, at: number): string {
  // The step shares no factor with 10⁸: every number comes once.
  const organisation = String((at * 61_803_399 + 10_007) % 100_000_000).padStart(8, '0')
  const body = `91${region}${organisation}${organisationCheck(organisation)}`
  return body + creditCodeCheck(body)
}

/** GB 11714 over eight digits. */
function organisationCheck(digits: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
