import type { CodeTable } from '../code-table'

export const majorRelevanceTable = {
  id: 'majorRelevance',
  label: '专业与就业相关度',
  source: '省毕业生就业数据标准 v1.0 表 4',
  version: '1.0',
  validFromYear: 2006,
  entries: [
    { code: '0', name: '不匹配' },
    { code: '1', name: '一般匹配' },
    { code: '2', name: '比较匹配' },
    { code: '3', name: '匹配' },
    { code: '4', name: '很匹配' },
  ],
} as const satisfies CodeTable
