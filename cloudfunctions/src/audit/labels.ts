import { operations } from 'shared-types/operations'

/** Steps of the platform itself, which no operation of the contract names. */
const OWN_STEPS: Record<string, string> = {
  'imports.apply': '写入导入数据',
  'files.refuse-harmful': '查出有害文件',
  'dispatch.initialise': '初始化派遣方案',
  'reports.finish-batch': '完成批量审核',
  'reports.finish-export': '生成导出文件',
  'certificates.issue': '签发证书',
  'certificates.supersede': '更换证书',
  'certificates.open-with-code': '凭查验码查看证书',
  'certificates.finish-batch': '完成批量签发',
}

/** Change nothing, and are on record all the same: what they hand out is whole. */
const AUDITED_READS = new Set<string>([
  'students.read-id-number',
  'appeals.read-id-number',
  'identity.take-own-data',
  'reports.link-export',
])

const labels = new Map<string, string>([
  ...operations.map((it) => [it.name, it.label] as const),
  ...Object.entries(OWN_STEPS),
])

export const operationLabel = (name: string): string => labels.get(name) ?? name

/** What the search offers: everything that is on record when it is done. */
export const auditedOperations = (): { name: string; label: string }[] => [
  ...operations
    .filter((it) => it.writes || AUDITED_READS.has(it.name))
    .map(({ name, label }) => ({ name, label })),
  ...Object.entries(OWN_STEPS).map(([name, label]) => ({ name, label })),
]
