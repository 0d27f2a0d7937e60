import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { processorTime } from '../../test/processor-time'
import { buildWorkbookWorker } from '../../test/workbook-worker'
import type { SheetRow } from './cells'
import { openContainer } from './container/open-container'
import { defaultLimits } from './limits'
import { openWorkbook } from './open-workbook'
import type { WorkbookSpec } from './workbook-spec'
import { writeWorkbook } from './write-workbook'

let workerFile: string
let folder: string

beforeAll(async () => {
  workerFile = await buildWorkbookWorker()
  folder = await mkdtemp(join(tmpdir(), 'written-'))
})
afterAll(() => rm(folder, { recursive: true }))

const columns = [
  { header: '姓名', isRequired: true },
  { header: '性别', isRequired: true, choices: ['男', '女'] },
  { header: '原性别', choices: ['男', '女'] },
  { header: '备注', width: 30 },
]

async function written(spec: WorkbookSpec) {
  const path = join(folder, 'written.xlsx')
  await writeWorkbook(path, spec)
  return path
}

async function reread(path: string) {
  const workbook = await openWorkbook(path, { workerFile })
  const rows: SheetRow[] = []
  for await (const row of workbook.rows()) rows.push(row)
  return { header: workbook.header, rows }
}

async function partOf(path: string, name: string) {
  const container = await openContainer(path, defaultLimits)
  const chunks: Buffer[] = []
  for await (const chunk of container.read(name)) chunks.push(chunk)
  await container.close()
  return Buffer.concat(chunks).toString()
}

test('what is written is read back as the same text, whatever it looks like', async () => {
  const texts = [
    ...['=1+1', '+86', '-1', '@SUM(A1)', '440103200402299918', '00261001', '2026-06-30'],
    ...['TRUE', '<b>&"\'', '第一行\n第二行', '_x0041_', '样例𠮷', '1E5'],
  ]
  const rows = texts.map((text) => ({ cells: ['样例', '', '', text] }))
  const { rows: back } = await reread(await written({ sheets: [{ name: '学籍', columns, rows }] }))
  expect(back.map(({ cells }) => cells[3])).toEqual(texts.map((text) => ({ kind: 'text', text })))
})

test('a template offers lists from a hidden sheet and can be filled in below its example', async () => {
  const path = await written({
    sheets: [
      {
        name: '学籍',
        columns,
        example: ['张三', '男'],
        rows: [{ cells: ['样例甲', '女'] }],
      },
    ],
    notes: [{ name: '填写说明', lines: ['一行一名学生。'] }],
  })
  const { header, rows } = await reread(path)
  expect(header).toEqual(['姓名', '性别', '原性别', '备注'])
  expect(rows.map(({ number }) => number)).toEqual([3])
  const sheet = await partOf(path, 'xl/worksheets/sheet1.xml')
  expect(sheet).toMatch(/sqref="B2:B20001"[^>]*><formula1>代码表!\$A\$2:\$A\$3</)
  expect(sheet).toMatch(/sqref="C2:C20001"[^>]*><formula1>代码表!\$A\$2:\$A\$3</)
  expect(sheet).toContain('state="frozen"')
  expect(sheet).toContain('示例：张三')
  expect(sheet).not.toContain('customFormat')
  expect(await partOf(path, 'xl/workbook.xml')).toMatch(/name="代码表"[^>]*state="hidden"/)
})

test('refused rows carry their reason in the first column', async () => {
  const path = await written({
    sheets: [
      {
        name: '未通过',
        columns,
        hasReasons: true,
        rows: [{ cells: ['样例甲', '未知'], reason: '性别：不在代码表中', problems: [1] }],
      },
    ],
  })
  const { header, rows } = await reread(path)
  expect(header[0]).toBe('错误原因')
  expect(rows[0]?.cells.slice(0, 3)).toEqual(
    ['性别：不在代码表中', '样例甲', '未知'].map((text) => ({ kind: 'text', text })),
  )
  const sheet = await partOf(path, 'xl/worksheets/sheet1.xml')
  const styleOf = (cell: string) => new RegExp(`r="${cell}" s="(\\d+)"`).exec(sheet)?.[1]
  expect(styleOf('C2')).not.toBe(styleOf('B2'))
})

test('twenty thousand rows are written and read within seconds', async () => {
  const wide = Array.from({ length: 20 }, (_, index) => ({ header: `列${index + 1}` }))
  const lines = function* () {
    for (let index = 0; index < 20_000; index += 1) {
      yield { cells: wide.map((_, column) => `样例${index}-${column}`) }
    }
  }
  const path = await written({ sheets: [{ name: '学籍', columns: wide, rows: lines() }] })
  const busy = processorTime()
  const { rows } = await reread(path)
  expect(rows).toHaveLength(20_000)
  expect(busy()).toBeLessThan(6000)
}, 40_000)
