import type { CodeTable } from '../code-table'

export const teacherTrainingTable = {
  id: 'teacherTraining',
  label: '是否师范生',
  source: '省毕业生就业数据标准 v1.0 表 6',
  version: '1.0',
  validFromYear: 2006,
  entries: [
    { code: '1', name: '师范生' },
    { code: '0', name: '非师范生' },
  ],
} as const satisfies CodeTable
