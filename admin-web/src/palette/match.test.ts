import { expect, test } from '@jest/globals'
import { initialsOf } from './initials'
import { matching } from './match'

const entry = (label: string, note = '') => ({ id: label, label, note, run: () => undefined })
const entries = [
  entry('学籍列表', '学籍管理'),
  entry('导入学籍', '学籍管理'),
  entry('导入记录', '学籍管理'),
  entry('派遣方案上报'),
  entry('切换到 2025 年', '工作年份'),
]
const found = (query: string) => matching(entries, query).map((it) => it.label)

test.each([
  ['学籍列表', 'xjlb'],
  ['生源上报', 'sysb'],
  ['派遣方案', 'pqfa'],
  ['院校信息设置', 'yxxxsz'],
  ['角色管理', 'jsgl'],
  ['证书种类', 'zszl'],
  ['操作日志', 'czrz'],
  ['档案概况', 'dagk'],
  ['切换到 2025 年', 'qhd 2025 n'],
])('%s is found by %s', (text, initials) => {
  expect(initialsOf(text)).toBe(initials)
})

test('by words, by initials and by where it belongs, the likeliest first', () => {
  expect(found('学籍')).toEqual(['学籍列表', '导入学籍', '导入记录'])
  expect(found('DR')).toEqual(['导入学籍', '导入记录'])
  expect(found('xjgl')).toEqual(['学籍列表', '导入学籍', '导入记录'])
  expect(found('2025')).toEqual(['切换到 2025 年'])
})

test('nothing asked shows all, and what nothing means shows none', () => {
  expect(found(' ')).toHaveLength(entries.length)
  expect(found('zzz')).toEqual([])
})
