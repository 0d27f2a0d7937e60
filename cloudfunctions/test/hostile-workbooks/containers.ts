import type { HostileWorkbook } from './hostile-workbook'
import { goodRow, headerRow, sheetXml, workbookFile, workbookParts } from './workbook-file'
import { zipFile } from './zip-file'
import type { ZipEntry } from './zip-file'

const sheetPart = 'xl/worksheets/sheet1.xml'

/** A correct workbook whose sheet entry is written differently. */
const withSheetEntry = (change: Partial<ZipEntry>) =>
  zipFile(
    workbookParts({}).map((part) => (part.name === sheetPart ? { ...part, ...change } : part)),
  )

const withEntries = (...added: ZipEntry[]) => zipFile([...workbookParts({}), ...added])

const workbookKind = (kind: string) => workbookFile({ mainKind: `application/vnd.${kind}` })

function truncated() {
  const whole = workbookFile({})
  return whole.subarray(0, Math.floor(whole.length * 0.7))
}

/** One bit of a stored sheet turned over: a digit of an ID would change unnoticed. */
function withFlippedBit() {
  const file = withSheetEntry({ isStored: true })
  const at = file.indexOf('440103200402299918')
  file[at + 17]! ^= 1
  return file
}

/** Ten thousand entries that all point to the same packed megabyte. */
const sharedMegabyte = (): ZipEntry[] => {
  const data = Buffer.alloc(1024 * 1024)
  const bomb = { name: 'xl/media/0.bin', data }
  const shares = (index: number): ZipEntry => ({
    ...bomb,
    name: `xl/media/${index}.bin`,
    sharesBytesOf: 0,
  })
  return [bomb, ...Array.from({ length: 100 }, (_, index) => shares(index + 1))]
}

/** Zip files that lie, or hold something else than a plain workbook. */
export const containers: HostileWorkbook[] = [
  {
    title: '压缩炸弹（200 MB 的零）',
    refused: 'unpacks-too-large',
    make: () => withEntries({ name: 'xl/media/a.bin', data: Buffer.alloc(200 * 1024 * 1024) }),
  },
  {
    title: '很多个合格的部件，合起来过大',
    refused: 'unpacks-too-large',
    make: () =>
      withEntries(
        ...Array.from({ length: 300 }, (_, index) => ({
          name: `xl/media/${index}.bin`,
          data: Buffer.alloc(1024 * 1024),
        })),
      ),
  },
  {
    title: '谎报解压后的大小（实际更大）',
    refused: 'unsafe-container',
    make: () => withSheetEntry({ claimed: { unpacked: 100 } }),
  },
  {
    title: '谎报解压后的大小（实际更小）',
    refused: 'unsafe-container',
    make: () => withSheetEntry({ claimed: { unpacked: 100_000 } }),
  },
  {
    title: '谎报大小的炸弹：自称 1 KB，解压 50 MB',
    refused: 'unsafe-container',
    make: () =>
      withSheetEntry({
        data: sheetXml(headerRow + ' '.repeat(50 * 1024 * 1024)),
        claimed: { unpacked: 1024 },
      }),
  },
  {
    title: '谎报压缩后的大小',
    refused: 'damaged-file',
    make: () => withSheetEntry({ claimed: { packed: 20 } }),
  },
  {
    title: '校验和不符',
    refused: 'damaged-file',
    make: () => withSheetEntry({ claimed: { checksum: 1 } }),
  },
  { title: '传输中坏了一个比特', refused: 'damaged-file', make: withFlippedBit },
  {
    title: '部件互相重叠的炸弹',
    refused: 'unsafe-container',
    make: () => zipFile([...sharedMegabyte(), ...workbookParts({})]),
  },
  {
    title: '两个同名部件',
    refused: 'unsafe-container',
    make: () => withEntries({ name: sheetPart, data: sheetXml(headerRow) }),
  },
  {
    title: '部件名只差大小写',
    refused: 'unsafe-container',
    make: () => withEntries({ name: sheetPart.toUpperCase(), data: sheetXml(headerRow) }),
  },
  {
    title: '部件名含 ../',
    refused: 'unsafe-container',
    make: () => withEntries({ name: '../../etc/cron.d/a', data: 'x' }),
  },
  {
    title: '部件名是绝对路径',
    refused: 'unsafe-container',
    make: () => withEntries({ name: '/etc/passwd', data: 'x' }),
  },
  {
    title: '部件名含反斜杠',
    refused: 'unsafe-container',
    make: () => withEntries({ name: 'xl\\..\\..\\a.exe', data: 'x' }),
  },
  {
    title: '两千个部件',
    refused: 'too-many-parts',
    make: () =>
      withEntries(
        ...Array.from({ length: 2000 }, (_, index) => ({ name: `xl/${index}`, data: 'x' })),
      ),
  },
  {
    title: '加密的压缩包',
    refused: 'password-protected',
    make: () => withSheetEntry({ flags: 1 }),
  },
  {
    title: '不支持的压缩方式（LZMA）',
    refused: 'unsafe-container',
    make: () => withSheetEntry({ method: 14 }),
  },
  { title: '传到一半的文件', refused: 'damaged-file', make: truncated },
  {
    title: '末尾多出的数据',
    refused: 'damaged-file',
    make: () => Buffer.concat([workbookFile({}), Buffer.from('<script>')]),
  },
  {
    title: '普通压缩包',
    refused: 'not-a-workbook',
    make: () => zipFile([{ name: '说明.txt', data: '不是表格' }]),
  },
  {
    title: 'WPS/LibreOffice 的 ODS 改名',
    refused: 'other-spreadsheet',
    make: () =>
      zipFile([
        {
          name: 'mimetype',
          data: 'application/vnd.oasis.opendocument.spreadsheet',
          isStored: true,
        },
        { name: 'content.xml', data: '<x/>' },
      ]),
  },
  {
    title: 'Word 文档改名',
    refused: 'not-a-workbook',
    make: () => workbookKind('openxmlformats-officedocument.wordprocessingml.document.main+xml'),
  },
  {
    title: '启用宏的工作簿（.xlsm）改名',
    refused: 'has-macros',
    make: () => workbookKind('ms-excel.sheet.macroEnabled.main+xml'),
  },
  {
    title: '二进制工作簿（.xlsb）改名',
    refused: 'other-spreadsheet',
    make: () => workbookKind('ms-excel.sheet.binary.macroEnabled.main'),
  },
  {
    title: '缺少 workbook.xml',
    refused: 'missing-part',
    make: () => workbookFile({ parts: { 'xl/workbook.xml': null } }),
  },
  {
    title: '缺少工作表',
    refused: 'missing-part',
    make: () => workbookFile({ parts: { [sheetPart]: null } }),
  },
  {
    title: '工作表指向外部网址',
    refused: 'missing-part',
    make: () =>
      workbookFile({
        parts: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1/"/></Relationships>',
        },
      }),
  },
  {
    title: '工作表指向容器之外的文件',
    refused: 'missing-part',
    make: () =>
      workbookFile({
        sheets: [{ rows: headerRow + goodRow }],
        parts: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../etc/passwd"/></Relationships>',
        },
      }),
  },
]
