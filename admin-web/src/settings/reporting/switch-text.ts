import type { OutputOf } from '../../api/call'

type CentreSwitch = OutputOf<'settings.list-switches'>['switches'][number]['centre']

/** What the centre decided, for a school whose own switch works only below it. */
export function centreText(centre: CentreSwitch): string {
  if (!centre?.isOpen) return '省中心尚未开放本年度该项上报；学校的设置在省中心开放后才生效。'
  const { opensOn, closesOn } = centre
  if (!opensOn && !closesOn) return '省中心已开放，不限日期。'
  const from = opensOn ? `自 ${opensOn} 起` : ''
  const to = closesOn ? `至 ${closesOn} 止` : ''
  return `省中心已开放，${from}${to}；学校的日期只能在此之内生效。`
}
