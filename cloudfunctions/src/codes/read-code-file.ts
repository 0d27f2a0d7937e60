import type { CodeEntry } from 'shared-types/codes/code-table'
import { matchHeading } from 'shared-types/imports/match-heading'
import { textOf } from '../imports/rows/cell-text'
import { emptyCell, type SheetRow } from '../spreadsheets/cells'

const MOST_ENTRIES = 5000
const MOST_PROBLEMS = 20

const columns = [
  { name: 'code', label: '代码', aliases: ['DM', '编码'] },
  { name: 'name', label: '名称', aliases: ['MC'] },
  { name: 'level', label: '级别', aliases: ['层级'] },
  { name: 'moeCode', label: '部标代码', aliases: ['教育部代码', 'BBDM'] },
] as const
type Column = (typeof columns)[number]['name']

export interface CodeFile {
  entries: CodeEntry[]
  problems: string[]
}

/** The entries of a workbook or DBF with 代码 and 名称, and everything that is wrong with it, with the row. */
export async function readCodeFile(
  header: readonly string[],
  rows: AsyncIterable<SheetRow>,
): Promise<CodeFile> {
  const at = new Map<Column, number>()
  header.forEach((heading, index) => {
    const column = matchHeading(columns, heading)
    if (column && !at.has(column)) at.set(column, index)
  })
  const problems = (['code', 'name'] as const)
    .filter((it) => !at.has(it))
    .map((it) => `缺少“${columns.find(({ name }) => name === it)?.label}”列`)
  if (problems.length > 0) return { entries: [], problems }
  const entries: CodeEntry[] = []
  const seen = new Map<string, number>()
  for await (const row of rows) {
    const text = (column: Column) => {
      const index = at.get(column)
      return index === undefined ? '' : textOf(row.cells[index] ?? emptyCell).trim()
    }
    const say = (sentence: string) => problems.push(`第 ${row.number} 行：${sentence}`)
    const [code, name, level, moeCode] = columns.map((it) => text(it.name)) as [
      string,
      string,
      string,
      string,
    ]
    if (!/^-?[0-9A-Za-z]{1,10}$/.test(code)) say('代码应为 1 至 10 位数字或字母')
    if (!name || [...name].length > 100) say('名称没有填写，或超过 100 个字')
    if (level && !/^[12]$/.test(level)) say('级别应为 1（大类）或 2（可选项）')
    const former = seen.get(code)
    if (former !== undefined) say(`代码与第 ${former} 行重复`)
    seen.set(code, row.number)
    if (entries.push(entryOf(code, name, level, moeCode)) > MOST_ENTRIES)
      return { entries: [], problems: [`超过 ${MOST_ENTRIES} 行，不像代码表`] }
    if (problems.length >= MOST_PROBLEMS) break
  }
  return { entries, problems }
}

const entryOf = (code: string, name: string, level: string, moeCode: string): CodeEntry => ({
  code,
  name,
  ...(level && { level: Number(level) }),
  ...(moeCode && { moeCode }),
})
