import type { HostileWorkbook } from './hostile-workbook'
import {
  goodRow,
  headerRow,
  oneSheet,
  row,
  sharedStringsXml,
  sheetXml,
  textRow,
  workbookFile,
} from './workbook-file'

const sheetPart = 'xl/worksheets/sheet1.xml'
const withSheet = (xml: Buffer | string) => workbookFile({ parts: { [sheetPart]: xml } })
const shared = (index: string, items = '<si><t>甲</t></si>') =>
  workbookFile({
    sheets: [{ rows: headerRow + row(2, `<c t="s"><v>${index}</v></c>`) }],
    sharedStrings: items,
  })

const entityBomb = () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const inner = level === 0 ? '哈' : `&e${level - 1};`.repeat(10)
    return `<!ENTITY e${level} "${inner}">`
  })
  return sheetXml(textRow(1, ['&e11;'])).replace('?>', `?><!DOCTYPE x [${levels.join('')}]>`)
}

/** The declaration says GBK, and the bytes are: 姓名 in GBK. */
const gbkSheet = () => {
  const [before, after] = sheetXml(textRow(1, ['@']))
    .replace('UTF-8', 'GBK')
    .split('@')
  return Buffer.concat([Buffer.from(before!), Buffer.from('d0d5c3fb', 'hex'), Buffer.from(after!)])
}

const undeclaredGbkSheet = () =>
  Buffer.from(gbkSheet().toString('latin1').replace('GBK', 'UTF-8'), 'latin1')

const utf16Sheet = () =>
  Buffer.from(`\ufeff${sheetXml(headerRow + goodRow).replace('UTF-8', 'UTF-16')}`, 'utf16le')

/** Differing attributes keep it below the packing ratio that is refused at once. */
const manyTags = (count: number, tag: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => tag(index)).join('')

/** Parts whose XML or references are broken or meant to exhaust the reader. */
export const contents: HostileWorkbook[] = [
  {
    title: '实体炸弹（十亿个哈）',
    refused: 'declares-entities',
    make: () => withSheet(entityBomb()),
  },
  {
    title: '外部实体（读服务器上的文件）',
    refused: 'declares-entities',
    make: () =>
      workbookFile({
        parts: {
          'xl/workbook.xml':
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>',
        },
      }),
  },
  {
    title: '未声明的实体',
    refused: 'broken-content',
    make: () => oneSheet(textRow(2, ['&secret;'])),
  },
  {
    title: 'XML 没有写完',
    refused: 'broken-content',
    make: () => withSheet('<worksheet><sheetData>'),
  },
  {
    title: '工作表不是 XML',
    refused: 'broken-content',
    make: () => withSheet('姓名,学号\n甲,1\n'),
  },
  {
    title: '标签嵌套十万层',
    refused: 'broken-content',
    make: () => withSheet('<a>'.repeat(100_000)),
  },
  {
    title: '夹有 NUL 字符',
    refused: 'broken-content',
    make: () => oneSheet(textRow(2, ['样例\0甲'])),
  },
  { title: 'GBK 编码（已声明）', refused: 'wrong-encoding', make: () => withSheet(gbkSheet()) },
  {
    title: 'GBK 编码（谎称 UTF-8）',
    refused: 'wrong-encoding',
    make: () => withSheet(undeclaredGbkSheet()),
  },
  { title: 'UTF-16 编码', refused: 'wrong-encoding', make: () => withSheet(utf16Sheet()) },
  { title: '共享字符串序号越界', refused: 'broken-content', make: () => shared('7') },
  { title: '共享字符串序号为负', refused: 'broken-content', make: () => shared('-1') },
  { title: '共享字符串序号不是数字', refused: 'broken-content', make: () => shared('__proto__') },
  {
    title: '缺少共享字符串部件',
    refused: 'missing-part',
    make: () =>
      workbookFile({
        sharedStrings: '<si><t>甲</t></si>',
        parts: { 'xl/sharedStrings.xml': null },
      }),
  },
  {
    title: '四百万个共享字符串',
    refused: 'too-much-memory',
    make: () =>
      workbookFile({
        sharedStrings: 'x',
        parts: {
          'xl/sharedStrings.xml': sharedStringsXml(
            manyTags(4_000_000, (index) => `<si><t>${(index * 7919) % 9973}</t></si>`),
          ),
        },
      }),
  },
  {
    title: '一个 20 MB 的单元格',
    refused: 'cell-too-long',
    make: () =>
      oneSheet(textRow(2, [manyTags(3_000_000, (index) => String((index * 7919) % 9_999_991))])),
  },
  {
    title: '略超 32,767 字的单元格',
    refused: 'cell-too-long',
    make: () => oneSheet(textRow(2, ['长'.repeat(32_768)])),
  },
  {
    title: '一百万列',
    refused: 'broken-content',
    make: () =>
      oneSheet(
        row(
          2,
          manyTags(1_000_000, (index) => `<c><v>${(index * 7919) % 99_991}</v></c>`),
        ),
      ),
  },
  {
    title: '六百列',
    refused: 'too-many-columns',
    make: () => oneSheet(row(2, '<c><v>1</v></c>'.repeat(600))),
  },
  {
    title: '二十万行数据',
    refused: 'too-many-rows',
    make: () =>
      oneSheet(
        manyTags(200_000, (index) => row(index + 2, `<c><v>${(index * 7919) % 99_991}</v></c>`)),
      ),
  },
  {
    title: '自称 1,048,576 行，内容之后全是空行',
    column: 0,
    cell: { kind: 'text', text: '样例甲' },
    make: () =>
      oneSheet(
        goodRow +
          manyTags(1_048_574, (index) => `<row r="${index + 3}" s="${index % 7}" ht="14.25"/>`),
      ),
  },
  {
    title: '行号倒退',
    refused: 'broken-content',
    make: () => oneSheet(goodRow + textRow(2, ['乙'])),
  },
  {
    title: '同一单元格写了两次',
    refused: 'broken-content',
    make: () => oneSheet(row(2, '<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>')),
  },
  {
    title: '单元格的位置属于别的行',
    refused: 'broken-content',
    make: () => oneSheet(row(2, '<c r="A9"><v>1</v></c>')),
  },
  {
    title: '行号超出 Excel 的上限',
    refused: 'broken-content',
    make: () => oneSheet(textRow(9_999_999, ['乙'])),
  },
  {
    title: '数字不是数字',
    refused: 'broken-content',
    make: () => oneSheet(row(2, '<c><v>0x1F</v></c>')),
  },
]
