import {
  appealActionLabels,
  appealCategoryLabels,
  appealStateLabels,
} from 'shared-types/appeals/workflow'
import type { OwnData } from 'shared-types/identity/own-data-operations'
import { effectiveFields } from 'shared-types/reports/fields/field-settings'
import { ownCallOutcomeLabels } from 'shared-types/partners/own-operations'
import { partnerScopeLabels } from 'shared-types/partners/scopes'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { Report } from 'shared-types/reports/schemas'
import { stageLabels } from 'shared-types/reports/workflow'
import { faceProviderNames } from '../../display/face-provider-names'
import { timeInChina } from '../../display/time'
import { fieldText } from '../../display/field-text'

export interface Section {
  title: string
  facts: readonly (readonly [label: string, value: string])[]
}

/** Everything that is kept, in the words of the forms. */
export function ownSections(own: OwnData): Section[] {
  const sections = [
    person(own),
    ...own.reports.map(report),
    certificate(own),
    ...own.pastCertificates.map(pastCertificate),
    archive(own),
    ...own.appeals.map(appeal),
    partners(own),
  ]
  return sections.flatMap((it) => (it ? [filledIn(it)] : []))
}

/** The same as a text file. */
export function ownText(own: OwnData): string {
  const parts = ownSections(own).map(({ title, facts }) =>
    [`【${title}】`, ...facts.map(([label, value]) => `${label}：${value}`)].join('\n'),
  )
  return [`毕业通 · 本人数据（${timeInChina(own.preparedAt)} 生成）`, ...parts].join('\n\n')
}

const filledIn = ({ title, facts }: Section): Section => ({
  title,
  facts: facts.filter(([, value]) => value !== ''),
})

function person({ visitor: { consent, face, student } }: OwnData): Section {
  return {
    title: '账号与学籍',
    facts: [
      ['授权', consent.given ? `已同意（版本 ${consent.version}）` : '未同意或已撤回'],
      [
        '实名认证',
        face ? `${faceProviderNames[face.provider]}，${timeInChina(face.verifiedAt)}` : '无',
      ],
      ['姓名', student?.name ?? ''],
      ['证件号码', student?.maskedIdNumber ?? ''],
      ['学校', student?.schoolName ?? ''],
      ['专业', student?.majorName ?? ''],
      ['学号', student?.studentNumber ?? ''],
      ['毕业年份', student ? `${student.year} 届` : ''],
    ],
  }
}

function report({ kind, stage, updatedAt, data, settings, holder, attachments }: Report): Section {
  const units = {
    department: holder.departmentName,
    major: holder.majorName,
    class: holder.className,
  }
  return {
    title: reportKinds[kind].studentLabel,
    facts: [
      ['审核状态', stageLabels[stage]],
      ['更新时间', timeInChina(updatedAt)],
      ...effectiveFields(kind, settings).map((it): [string, string] => {
        const value = data[it.name] ?? ''
        if (it.type === 'unit')
          return [it.label, value && (units[it.name as keyof typeof units] ?? '已填写')]
        if (it.type === 'attachment')
          return [
            it.label,
            attachments
              .filter((at) => at.field === it.name)
              .map((at) => at.name)
              .join('、'),
          ]
        return [it.label, value && fieldText(it, value)]
      }),
    ],
  }
}

function certificate({ certificate: it }: OwnData): Section | undefined {
  if (!it) return undefined
  return {
    title: '电子证书',
    facts: [
      ['编号', it.number],
      ['报到单位', it.receivingUnit],
      ['签发时间', timeInChina(it.issuedAt)],
    ],
  }
}

function pastCertificate(it: OwnData['pastCertificates'][number]): Section {
  return {
    title: `历史证书：${it.year} 届`,
    facts: [
      ['编号', it.number],
      ['姓名', it.name],
      ['学校', it.schoolName],
      ['学历', it.educationLevel],
      ['专业', it.major],
      ['报到单位', it.receivingUnit],
      ['签发日期', it.issuedOn],
      ['备注', it.remark],
    ],
  }
}

function archive({ archive: it }: OwnData): Section | undefined {
  if (!it) return undefined
  return {
    title: '档案去向',
    facts: [
      ['投递状态', it.stateLabel],
      ['接收单位', it.recipientUnit],
      ['联系人', it.recipientContact],
      ['联系电话', it.recipientPhone],
      ['地址', it.recipientAddress],
      ['转递方式', `${it.carrierName} ${it.trackingNumber}`.trim()],
      ...it.timeline.map((step): [string, string] => [step.on, step.stateLabel]),
    ],
  }
}

function appeal(it: OwnData['appeals'][number]): Section {
  return {
    title: `申诉：${appealCategoryLabels[it.category]}`,
    facts: [
      ['状态', appealStateLabels[it.state]],
      ...it.entries.map((entry): [string, string] => [
        `${timeInChina(entry.at)} ${appealActionLabels[entry.action]}`,
        [entry.text ?? '', ...entry.attachments.map((file) => `附件 ${file.name}`)]
          .filter(Boolean)
          .join('；') || '—',
      ]),
    ],
  }
}

function partners({ partners: { partners, calls } }: OwnData): Section | undefined {
  if (partners.length === 0) return undefined
  return {
    title: '授权记录',
    facts: [
      ...partners.map((it): [string, string] => [
        it.name,
        [
          it.purpose,
          `查询 ${it.calls} 次`,
          it.refusedAt && `${timeInChina(it.refusedAt)} 已撤回授权`,
        ]
          .filter(Boolean)
          .join('，'),
      ]),
      ...calls.map((it): [string, string] => [
        `${timeInChina(it.at)} ${it.partnerName}`,
        `${partnerScopeLabels[it.scope]}，${ownCallOutcomeLabels[it.outcome]}；授权文本 ${it.consentVersion}，${timeInChina(it.consentGivenAt)} 作出；查询编号 ${it.requestId}`,
      ]),
    ],
  }
}
