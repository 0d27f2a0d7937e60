import type { HostileWorkbook } from './hostile-workbook'
import { goodRow, headerRow, oneSheet, row, textRow, workbookFile } from './workbook-file'
import type { SheetSource } from './workbook-file'

const sheets = (...all: SheetSource[]) => workbookFile({ sheets: all })
const filled = headerRow + goodRow
const dateStyles =
  '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs>'
const dated = (cell: string, countsFrom1904 = false) =>
  workbookFile({ sheets: [{ rows: headerRow + row(2, cell) }], styles: dateStyles, countsFrom1904 })

/** Correct files in which it is unclear what is meant. */
export const ambiguousSheets: HostileWorkbook[] = [
  { title: '空工作簿', refused: 'empty-sheet', make: () => sheets({ rows: '' }) },
  { title: '只有列名', refused: 'no-rows', make: () => sheets({ rows: headerRow }) },
  {
    title: '两个有数据的工作表',
    refused: 'several-sheets',
    make: () => sheets({ name: '一班', rows: filled }, { name: '二班', rows: filled }),
  },
  {
    title: '数据工作表被隐藏',
    refused: 'no-visible-sheet',
    make: () =>
      sheets({ rows: filled, state: 'hidden' }, { name: '填写说明', rows: textRow(1, ['说明']) }),
  },
  {
    title: '列名重复',
    refused: 'duplicate-header',
    make: () => sheets({ rows: textRow(1, ['姓名', '学号', '姓名']) + goodRow }),
  },
  {
    title: '第一行是标题',
    refused: 'title-row',
    make: () => sheets({ rows: textRow(1, ['2026届毕业生名单']) + textRow(2, ['姓名', '学号']) }),
  },
  {
    title: '列名是公式',
    refused: 'unclear-header',
    make: () =>
      sheets({ rows: row(1, '<c t="str"><f>A9</f><v>姓名</v></c><c><v>1</v></c>') + goodRow }),
  },
  {
    title: '列名里有零宽字符',
    refused: 'unclear-header',
    make: () => sheets({ rows: textRow(1, ['姓\u200b名', '学号']) + goodRow }),
  },
  {
    title: '列名有合并单元格',
    refused: 'merged-cells',
    make: () => oneSheet(goodRow, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
  },
  {
    title: '数据有合并单元格',
    refused: 'merged-cells',
    make: () => oneSheet(goodRow, '<mergeCells><mergeCell ref="C2:C40"/></mergeCells>'),
  },
  {
    title: '有被筛选掉的行',
    refused: 'hidden-rows',
    make: () => oneSheet(goodRow + row(3, '<c><v>1</v></c>', 'hidden="1"')),
  },
]

/** Readable files in which a cell is not the text that it seems to be. */
export const suspiciousCells: HostileWorkbook[] = [
  {
    title: '身份证号是数字（已被取整）',
    column: 1,
    cell: { kind: 'number', raw: '4.40103200402299E+17' },
    make: () => oneSheet(row(2, '<c r="B2"><v>4.40103200402299E+17</v></c>')),
  },
  {
    title: '单元格是公式',
    column: 0,
    cell: { kind: 'formula', formula: 'VLOOKUP(A1,B:B,1)', result: '样例甲' },
    make: () => oneSheet(row(2, '<c t="str"><f>VLOOKUP(A1,B:B,1)</f><v>样例甲</v></c>')),
  },
  {
    title: '公式调用外部程序（DDE）',
    column: 0,
    cell: { kind: 'formula', formula: 'cmd|/c calc!A0', result: '' },
    make: () => oneSheet(row(2, '<c><f>cmd|/c calc!A0</f></c>')),
  },
  {
    title: '单元格是错误值',
    column: 2,
    cell: { kind: 'error', error: '#N/A' },
    make: () => oneSheet(row(2, '<c r="C2" t="e"><v>#N/A</v></c>')),
  },
  {
    title: '单元格是逻辑值',
    column: 0,
    cell: { kind: 'boolean', value: true },
    make: () => oneSheet(row(2, '<c t="b"><v>1</v></c>')),
  },
  {
    title: '日期写成文字',
    column: 0,
    cell: { kind: 'text', text: '2026.6.30' },
    make: () => oneSheet(textRow(2, ['2026.6.30'])),
  },
  {
    title: '日期写成数字',
    column: 0,
    cell: { kind: 'number', raw: '20260630' },
    make: () => oneSheet(row(2, '<c><v>20260630</v></c>')),
  },
  {
    title: '真正的日期（中文格式）',
    column: 0,
    cell: { kind: 'date', iso: '2026-06-30' },
    make: () => dated('<c s="2"><v>46203</v></c>'),
  },
  {
    title: '1904 日期系统',
    column: 0,
    cell: { kind: 'date', iso: '2026-06-30' },
    make: () => dated('<c s="1"><v>44741</v></c>', true),
  },
  {
    title: '不存在的 1900-02-29',
    column: 0,
    cell: { kind: 'number', raw: '60' },
    make: () => dated('<c s="1"><v>60</v></c>'),
  },
  {
    title: '姓名里有零宽字符',
    column: 0,
    cell: { kind: 'hidden-characters', text: '样\u200b例', characters: ['U+200B'] },
    make: () => oneSheet(textRow(2, ['样\u200b例'])),
  },
  {
    title: '姓名里有反转书写方向的字符',
    column: 0,
    cell: { kind: 'hidden-characters', text: '样\u202e例', characters: ['U+202E'] },
    make: () => oneSheet(textRow(2, ['样\u202e例'])),
  },
  {
    title: '转义写入的 NUL 字符',
    column: 0,
    cell: { kind: 'hidden-characters', text: '样\0例', characters: ['U+0000'] },
    make: () => oneSheet(textRow(2, ['样_x0000_例'])),
  },
  {
    title: '转换留下的乱码',
    column: 0,
    cell: { kind: 'hidden-characters', text: '样\ufffd', characters: ['U+FFFD'] },
    make: () => oneSheet(textRow(2, ['样\ufffd'])),
  },
  {
    title: '以等号开头的文字（不是公式）',
    column: 0,
    cell: { kind: 'text', text: '=HYPERLINK("http://x")' },
    make: () => oneSheet(textRow(2, ['=HYPERLINK("http://x")'])),
  },
]
