import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { DBFFile } from 'dbffile'
import { dbfFile } from '../../../test/hostile-workbooks/dbf-file'
import { buildWorkbookWorker } from '../../../test/workbook-worker'
import { openWorkbook } from '../open-workbook'

const folder = await mkdtemp(path.join(os.tmpdir(), 'biyetong-dbf-'))
const workerFile = await buildWorkbookWorker()
afterAll(() => rm(folder, { recursive: true, force: true }))
let files = 0

async function read(bytes: Buffer) {
  const file = path.join(folder, `${(files += 1)}.dbf`)
  await writeFile(file, bytes)
  return readFile(file)
}

async function readFile(file: string) {
  const workbook = await openWorkbook(file, { workerFile })
  const rows = []
  for await (const row of workbook.rows()) rows.push(row)
  return { header: workbook.header, rows }
}

const refusal = async (bytes: Buffer) =>
  read(bytes).then(
    () => 'accepted',
    (error: { code?: string; message: string }) => `${error.code ?? 'defect'}: ${error.message}`,
  )

const people = {
  fields: [
    { name: 'XM', type: 'C', length: 20 },
    { name: 'SFZH', type: 'N', length: 18 },
    { name: 'BYSJ', type: 'D', length: 8 },
    { name: 'SFSLB', type: 'L', length: 1 },
  ],
  rows: [
    ['张示例', '440106200401011116', '20260630', 'T'],
    ['', '', '', '?'],
    ['阿依古丽·样例', '1', '20260231', 'F'],
  ],
}

test('text, numbers, days and logical values are read as they stand, empty and deleted rows are passed over', async () => {
  const { header, rows } = await read(dbfFile({ ...people, deleted: [] }))
  expect(header).toEqual(['XM', 'SFZH', 'BYSJ', 'SFSLB'])
  expect(rows).toEqual([
    {
      number: 1,
      unnamedColumns: [],
      cells: [
        { kind: 'text', text: '张示例' },
        { kind: 'text', text: '440106200401011116' },
        { kind: 'date', iso: '2026-06-30' },
        { kind: 'boolean', value: true },
      ],
    },
    {
      number: 3,
      unnamedColumns: [],
      cells: [
        { kind: 'text', text: '阿依古丽·样例' },
        { kind: 'text', text: '1' },
        { kind: 'text', text: '20260231' },
        { kind: 'boolean', value: false },
      ],
    },
  ])
  const left = await read(dbfFile({ ...people, deleted: [0] }))
  expect(left.rows.map((it) => it.number)).toEqual([3])
})

test('Visual FoxPro, no mark of the end, and names in Chinese are understood', async () => {
  const fields = [{ name: '姓名', type: 'C', length: 10 }]
  const rows = [['甲']]
  for (const options of [{ version: 0x30 }, { endMark: false }, { version: 0x04 }])
    expect(await read(dbfFile({ fields, rows, ...options }))).toMatchObject({
      header: ['姓名'],
      rows: [{ number: 1, cells: [{ kind: 'text', text: '甲' }] }],
    })
})

test('a file of another program is read as that program wrote it', async () => {
  const file = path.join(folder, 'other.dbf')
  const fields = [
    { name: 'XM', type: 'C' as const, size: 20 },
    { name: 'XZ', type: 'N' as const, size: 4, decimalPlaces: 1 },
  ]
  const dbf = await DBFFile.create(file, fields, { encoding: 'gbk' })
  await dbf.appendRecords([{ XM: '软件工程', XZ: 4 }])
  expect((await readFile(file)).rows[0]?.cells).toEqual([
    { kind: 'text', text: '软件工程' },
    { kind: 'text', text: '4' },
  ])
})

const field = (name: string, type = 'C', length = 4) => ({ name, type, length })
const utf8 = (text: string) => Buffer.from(text, 'utf8')

test.each<[what: string, bytes: Buffer, refused: string]>([
  ['more rows than there are', dbfFile({ ...people, saysRecords: 9 }), 'dbf-damaged'],
  ['fewer rows than there are', dbfFile({ ...people, saysRecords: 1 }), 'dbf-damaged'],
  ['four billion rows', dbfFile({ ...people, saysRecords: 0xffffffff }), 'dbf-damaged'],
  [
    'a record length that is not the fields’',
    dbfFile({ ...people, saysRecordLength: 60 }),
    'dbf-damaged',
  ],
  ['a header that ends early', dbfFile({ ...people, saysHeaderLength: 65 }), 'dbf-damaged'],
  ['a header beyond the file', dbfFile({ ...people, saysHeaderLength: 65535 }), 'dbf-damaged'],
  ['no terminator', dbfFile({ ...people, terminator: 0x00 }), 'dbf-damaged'],
  ['a file cut short', dbfFile(people).subarray(0, 200), 'dbf-damaged'],
  ['bytes after the end', Buffer.concat([dbfFile(people), Buffer.alloc(7)]), 'dbf-damaged'],
  [
    'a memo',
    dbfFile({ fields: [field('BZ', 'M', 10)], rows: [['1']], version: 0x83 }),
    'dbf-field-type',
  ],
  ['a binary double', dbfFile({ fields: [field('X', 'B', 8)], rows: [['1']] }), 'dbf-field-type'],
  ['a day of five', dbfFile({ fields: [field('D', 'D', 5)], rows: [['20260']] }), 'dbf-damaged'],
  ['letters in a number', dbfFile({ fields: [field('N', 'N')], rows: [['12a4']] }), 'dbf-damaged'],
  [
    'a wrong logical value',
    dbfFile({ fields: [field('L', 'L', 1)], rows: [['X']] }),
    'dbf-damaged',
  ],
  [
    'an unknown mark of a row',
    dbfFile({ fields: [field('A')], rows: [['a']], mark: 0x00 }),
    'dbf-damaged',
  ],
  [
    'two columns of one name',
    dbfFile({ fields: [field('A'), field('A')], rows: [['a', 'b']] }),
    'duplicate-header',
  ],
  ['a column without a name', dbfFile({ fields: [field('')], rows: [['a']] }), 'dbf-damaged'],
  ['only deleted rows', dbfFile({ fields: [field('A')], rows: [['a']], deleted: [0] }), 'no-rows'],
  ['no rows', dbfFile({ fields: [field('A')], rows: [] }), 'no-rows'],
  [
    'bytes that are no GBK',
    dbfFile({ fields: [field('A')], rows: [[Buffer.from([0xff, 0xff])]] }),
    'dbf-encoding',
  ],
  [
    'half a character',
    dbfFile({ fields: [field('A', 'C', 3)], rows: [[Buffer.from([0xb0, 0xa1, 0xd5])]] }),
    'dbf-encoding',
  ],
  ['UTF-8', dbfFile({ fields: [field('A', 'C', 12)], rows: [[utf8('样例学院')]] }), 'dbf-encoding'],
  [
    'Big5 by its own word',
    dbfFile({ fields: [field('A')], rows: [['a']], codePage: 0x78 }),
    'dbf-encoding',
  ],
])('a DBF with %s is refused with a sentence', async (_what, bytes, refused) => {
  expect(await refusal(bytes)).toMatch(new RegExp(`^${refused}: .*请`))
})

test('a number too wide for its column is an error in its row, not in the file', async () => {
  const { rows } = await read(dbfFile({ fields: [field('N', 'N')], rows: [['****']] }))
  expect(rows[0]?.cells).toEqual([{ kind: 'error', error: '****' }])
})
