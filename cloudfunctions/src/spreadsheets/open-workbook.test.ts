import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  headerRow,
  oneSheet,
  row,
  textRow,
  workbookFile,
} from '../../test/hostile-workbooks/workbook-file'
import { buildWorkbookWorker } from '../../test/workbook-worker'
import { openWorkbook } from './open-workbook'
import type { SheetRow } from './cells'
import type { OpenOptions } from './open-workbook'

const sample = (name: string) =>
  fileURLToPath(new URL(`../../test/samples/${name}.xlsx`, import.meta.url))

let workerFile: string
let folder: string

beforeAll(async () => {
  workerFile = await buildWorkbookWorker()
  folder = await mkdtemp(join(tmpdir(), 'workbooks-'))
})
afterAll(() => rm(folder, { recursive: true }))

const open = (path: string, options: Partial<OpenOptions> = {}) =>
  openWorkbook(path, { workerFile, ...options })

async function saved(bytes: Buffer) {
  const path = join(folder, `${Math.random()}.xlsx`)
  await writeFile(path, bytes)
  return path
}

async function all(rows: AsyncIterable<SheetRow>) {
  const list: SheetRow[] = []
  for await (const one of rows) list.push(one)
  return list
}

const rowsOf = async (bytes: Buffer) => all((await open(await saved(bytes))).rows())
const text = (value: string) => ({ kind: 'text', text: value })

/** More rows than fit into what is read ahead. */
const longSheet = () =>
  oneSheet(Array.from({ length: 90_000 }, (_, index) => textRow(index + 2, [`${index}`])).join(''))

test('a roll made by LibreOffice is read as the school wrote it', async () => {
  const workbook = await open(sample('roll'))
  expect(workbook.sheetName).toBe('roll')
  expect(workbook.header.slice(0, 4)).toEqual(['姓名', '证件类型', '身份证号', '学号'])
  const rows = await all(workbook.rows())
  expect(rows.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(rows[0]?.cells.slice(0, 5)).toEqual([
    text('样例甲'),
    text('居民身份证'),
    text('440103200402299918'),
    text('00261001'),
    { kind: 'empty' },
  ])
  expect(rows[0]?.cells.slice(12)).toEqual([
    { kind: 'date', iso: '2022-09-01' },
    { kind: 'date', iso: '2026-06-30' },
    { kind: 'number', raw: '2026' },
  ])
  expect(rows[7]?.cells[0]).toEqual(text('样例𠮷'))
  expect(workbook.progress()).toBe(1)
})

test('IDs that LibreOffice took for numbers stay recognisable as numbers', async () => {
  const workbook = await open(sample('roll-with-rounded-ids'))
  const [first] = await all(workbook.rows())
  expect(first?.cells[2]).toEqual({ kind: 'number', raw: '4.401032004023E+017' })
})

test('rich text is joined, phonetic guides are left out, escapes are undone', async () => {
  const [first] = await rowsOf(
    workbookFile({
      sheets: [{ rows: headerRow + row(2, '<c t="s"><v>0</v></c><c t="s"><v>1</v></c>') }],
      sharedStrings:
        '<si><r><t>样</t></r><r><rPr><b/></rPr><t xml:space="preserve">例甲 </t></r><rPh sb="0" eb="1"><t>yang</t></rPh></si>' +
        '<si><t>a_x000A_b_x005F_x0041_</t></si>',
    }),
  )
  expect(first?.cells.slice(0, 2)).toEqual([text('样例甲'), text('a\nb_x0041_')])
})

test('element prefixes do not matter', async () => {
  const sheet =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c></x:row>' +
    '<x:row><x:c r="A2" t="str"><x:v>样例甲</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  const [first] = await rowsOf(workbookFile({ parts: { 'xl/worksheets/sheet1.xml': sheet } }))
  expect(first).toEqual({ number: 2, cells: [text('样例甲')], unnamedColumns: [] })
})

test('empty, hidden and side sheets, example rows and empty rows are passed over', async () => {
  const workbook = await open(
    await saved(
      workbookFile({
        sheets: [
          { name: '填写说明', rows: textRow(1, ['说明']) },
          { name: '空', rows: '<row r="1"><c s="1"/></row>' },
          { name: '旧', rows: headerRow, state: 'veryHidden' },
          {
            name: '学籍',
            rows:
              textRow(3, ['姓名', '', '学号']) +
              textRow(4, ['示例：张三']) +
              '<row r="5"/>' +
              textRow(9, ['样例甲', '多余', '1', '也多余']),
          },
        ],
      }),
    ),
  )
  expect(workbook).toMatchObject({ sheetName: '学籍', header: ['姓名', '', '学号'] })
  expect(await all(workbook.rows())).toEqual([
    { number: 9, cells: [text('样例甲'), text('多余'), text('1')], unnamedColumns: ['B', 'D'] },
  ])
})

test('a person who cancels is obeyed at once', async () => {
  const cancel = new AbortController()
  const workbook = await open(await saved(longSheet()), { signal: cancel.signal })
  const reading = (async () => {
    for await (const { number } of workbook.rows()) if (number === 10) cancel.abort('已取消')
  })()
  await expect(reading).rejects.toBe('已取消')
})

test('a caller who stops early leaves neither thread nor open file behind', async () => {
  const path = await saved(longSheet())
  const openFiles = async () => (await readdir('/proc/self/fd').catch(() => [])).length
  const before = await openFiles()
  for (let round = 0; round < 5; round += 1) {
    const workbook = await open(path)
    for await (const _ of workbook.rows()) break
  }
  const closed = await open(path)
  await closed.close()
  await expect(all(closed.rows())).rejects.toThrow('closed')
  expect(await openFiles()).toBeLessThan(before + 5)
})

test('time spent by the reader is limited, time spent by the caller is not', async () => {
  const path = await saved(longSheet())
  const hurried = open(path, { limits: { timeMs: 20 } })
  await expect(hurried).rejects.toMatchObject({ code: 'too-slow' })
  const patient = await open(path, { limits: { timeMs: 3000 } })
  for await (const { number } of patient.rows()) {
    if (number === 2) await new Promise((resolve) => setTimeout(resolve, 3300))
    if (number > 2000) break
  }
}, 20_000)

test('a workbook that needs more memory than allowed is refused, and the process lives on', async () => {
  const items = Array.from(
    { length: 400_000 },
    (_, index) => `<si><t>${index}${'长'.repeat(30)}</t></si>`,
  )
  const path = await saved(workbookFile({ sharedStrings: items.join('') }))
  const limits = { memoryMb: 24, packingRatio: 1000 }
  await expect(open(path, { limits })).rejects.toMatchObject({ code: 'too-much-memory' })
})

test('a file that is not there is a defect, not a refusal', async () => {
  await expect(open(join(folder, 'none.xlsx'))).rejects.toMatchObject({ code: 'ENOENT' })
})
