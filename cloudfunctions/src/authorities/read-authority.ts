import { HOME_PROVINCE, isDivision, provinceOf } from 'shared-types/codes/divisions'
import type { FieldProblem } from 'shared-types/errors'
import { isPhone, isPostcode } from 'shared-types/formats'
import { hasForbiddenCharacters } from 'shared-types/reports/rules/check-report'
import type { AuthorityFacts } from './records'

/** Everything that is wrong with an authority, one sentence a field. */
export function readAuthority(facts: AuthorityFacts): FieldProblem[] {
  const problems: FieldProblem[] = []
  const say = (field: keyof AuthorityFacts, message: string) => problems.push({ field, message })
  if (!isDivision(facts.region)) say('region', '地区代码不存在')
  else if (!isServed(facts.region)) say('region', '本省应填地级市，外省应填省级地区')
  if (!facts.name) say('name', '主管单位名称没有填写')
  for (const field of ['name', 'address'] as const) {
    if (hasForbiddenCharacters(facts[field])) say(field, '含有换行或不可见字符，请删除')
    else if ([...facts[field]].length > (field === 'name' ? 100 : 200))
      say(field, '文字过长，请缩短')
  }
  if (facts.postcode && !isPostcode(facts.postcode)) say('postcode', '邮政编码应为 6 位数字')
  if (facts.phone && !isPhone(facts.phone))
    say('phone', '联系电话格式不正确，请填写“区号-号码”或手机号')
  return problems
}

/** The default dispatch looks for a city inside the province, for a province outside. */
const isServed = (region: string): boolean =>
  provinceOf(region) === HOME_PROVINCE
    ? region.endsWith('00') && region !== HOME_PROVINCE
    : region.endsWith('0000')
