import { functionPermissions, staffLevelLabels } from '../accounts/permissions'
import {
  announcementAudienceLabels,
  announcementCategoryLabels,
  announcementStateLabels,
} from '../announcements/workflow'
import { appealCategoryLabels, appealStateLabels } from '../appeals/workflow'
import { archiveFields } from '../archives/archive-fields'
import { archiveStateLabels } from '../archives/archive-states'
import { certificateNames } from '../certificates/certificate-kinds'
import { divisionName } from '../codes/divisions'
import { versionedTables } from '../codes/versioned-tables'
import { importSubjects } from '../imports/import-subjects'
import { partnerScopeLabels } from '../partners/scopes'
import { reportKinds } from '../reports/report-kinds'
import { stageLabels } from '../reports/workflow'
import { factLabels } from './fact-labels'

type Words = Readonly<Record<string, string>>

const labelsOf = (things: Readonly<Record<string, { label: string }>>): Words =>
  Object.fromEntries(Object.entries(things).map(([name, { label }]) => [name, label]))

/** The fields of every form and import, by name; what two forms share they also call alike. */
const fieldLabels: Words = Object.fromEntries(
  [
    ...Object.values(importSubjects).flatMap(
      (it): readonly { name: string; label: string }[] => it.fields,
    ),
    ...archiveFields,
    ...Object.values(reportKinds).flatMap((it) => it.fields),
  ].map(({ name, label }) => [name, label]),
)

const stateWords: Words = {
  ...archiveStateLabels,
  ...appealStateLabels,
  ...announcementStateLabels,
  'in-force': '有效',
  revoked: '已撤销',
  checking: '正在检查',
  checked: '待确认',
  applying: '正在导入',
  applied: '已导入',
  discarded: '已放弃',
  running: '进行中',
  stopped: '已停止',
}

const functionWords: Words = Object.fromEntries(
  Object.entries(functionPermissions).map(([name, { group, label }]) => [
    name,
    `${group}：${label}`,
  ]),
)

const wordsOf: Readonly<Record<string, Words>> = {
  stage: stageLabels,
  state: stateWords,
  kind: labelsOf(reportKinds),
  audience: announcementAudienceLabels,
  category: { ...appealCategoryLabels, ...announcementCategoryLabels },
  level: staffLevelLabels,
  functions: functionWords,
  majors: { all: '全部专业' },
  scopes: partnerScopeLabels,
  subject: labelsOf(importSubjects),
  table: labelsOf(versionedTables),
  fields: fieldLabels,
  changed: { ...fieldLabels, ...factLabels },
  filter: {
    ...fieldLabels,
    ...factLabels,
    person: '操作人',
    operation: '操作',
    from: '起始日期',
    to: '截止日期',
  },
  faceProvider: { sandbox: '沙箱', wechat: '微信', tencent: '腾讯云', 'in-person': '当面核验' },
  provider: { sandbox: '沙箱', wechat: '微信', tencent: '腾讯云' },
  action: { approve: '通过', reject: '不通过' },
}

export const factLabel = (name: string): string => factLabels[name] ?? name

/** A value of the audit log for people; empty when there was none. */
export function factText(name: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((it) => factText(name, it)).join('、')
  if (typeof value !== 'string') return JSON.stringify(value)
  if (name === 'region') return divisionName(value)
  // Listed as `code=name` and `year kind`.
  if (name === 'natures') return value.slice(value.indexOf('=') + 1)
  if (name === 'rules') return ruleText(value)
  return wordsOf[name]?.[value] ?? value
}

function ruleText(rule: string): string {
  const [year = '', kind = ''] = rule.split(' ')
  return `${year} 届起${(certificateNames as Words)[kind] ?? kind}`
}
