import { ownCallOutcomeLabels, type OwnCall } from 'shared-types/partners/own-operations'
import { partnerScopeLabels } from 'shared-types/partners/scopes'
import type { TimelineEntry } from '../../components/state/timeline'
import { timeInChina } from '../../display/time'

/** Words for the ways that partners name most; another is shown as the partner wrote it. */
const ways: Readonly<Record<string, string>> = {
  face: '人脸识别',
  'province-sso': '省统一身份认证',
}

export const consentText = (it: OwnCall): string =>
  `对方声明持有您 ${timeInChina(it.consentGivenAt)} 作出的授权（文本版本 ${it.consentVersion}），以${ways[it.authentication] ?? ` ${it.authentication} `}方式确认是您本人`

export const callEntries = (calls: readonly OwnCall[]): TimelineEntry[] =>
  calls.map((it) => ({
    key: it.id,
    title: `${it.partnerName}：查询${partnerScopeLabels[it.scope]}`,
    text: `${timeInChina(it.at)} · ${ownCallOutcomeLabels[it.outcome]}`,
    remark: `${consentText(it)}。查询编号 ${it.requestId}`,
    state: it.outcome === 'told' ? 'done' : 'ahead',
  }))
