import type { HostileWorkbook } from './hostile-workbook'

const bytes = (text: string) => Buffer.from(text)

/** Starts as the old .xls does. `marker` is where an encrypted workbook says so. */
const oleFile = (marker = '') =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(3000),
    Buffer.from(marker, 'utf16le'),
    Buffer.alloc(3000),
  ])

/** Files that are no .xlsx at all, whatever their name says. */
export const wrongFiles: HostileWorkbook[] = [
  { title: '空文件', refused: 'empty-file', make: () => Buffer.alloc(0) },
  { title: '旧版 .xls 改名', refused: 'legacy-xls', make: () => oleFile() },
  {
    title: '设有打开密码的工作簿（OLE 加密容器）',
    refused: 'password-protected',
    make: () => oleFile('EncryptedPackage'),
  },
  {
    title: 'CSV 改名',
    refused: 'plain-text',
    make: () => bytes('\ufeff姓名,身份证号,学号\n样例甲,440103200402299918,00261001\n'),
  },
  {
    title: '存成 .xls 的网页表格',
    refused: 'web-page',
    make: () =>
      bytes('<html><head></head><body><table><tr><td>姓名</td></tr></table></body></html>'),
  },
  {
    title: 'XML 表格 2003 改名',
    refused: 'web-page',
    make: () => bytes('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office"/>'),
  },
  { title: 'PDF 改名', refused: 'not-a-workbook', make: () => bytes('%PDF-1.7\n1 0 obj\n, ;\n') },
  {
    title: '图片改名',
    refused: 'not-a-workbook',
    make: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  },
  {
    title: '只有 22 字节的空压缩包',
    refused: 'missing-part',
    make: () => Buffer.concat([bytes('PK\x05\x06'), Buffer.alloc(18)]),
  },
  {
    title: '42 字节的假压缩包',
    refused: 'damaged-file',
    make: () => Buffer.concat([bytes('PK\x03\x04'), Buffer.alloc(38)]),
  },
]
