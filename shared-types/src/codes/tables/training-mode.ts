import type { CodeTable } from '../code-table'

export const trainingModeTable = {
  id: 'trainingMode',
  label: '培养方式',
  source: '省毕业生就业数据标准 v1.0 表 5',
  version: '1.0',
  validFromYear: 2006,
  entries: [
    { code: '1', name: '非定向', moeCode: '1' },
    { code: '2', name: '定向', moeCode: '2' },
    { code: '3', name: '委培', moeCode: '4' },
    { code: '4', name: '自费', moeCode: '1' },
    { code: '5', name: '函普', moeCode: '1' },
    { code: '6', name: '电普', moeCode: '1' },
    { code: '7', name: '保送', moeCode: '1' },
    { code: '8', name: '协作', moeCode: '1' },
    { code: '9', name: '其他', moeCode: '1' },
    { code: '10', name: '自筹', moeCode: '5' },
    { code: '11', name: '民族生', moeCode: '2' },
    { code: '12', name: '国防生', moeCode: '2' },
  ],
} as const satisfies CodeTable
