import { deflateSync, gzipSync } from 'node:zlib'
import type { Tampering } from './tampering'

const text = (bytes: Buffer) => bytes.toString('latin1')
const bytes = (content: string) => Buffer.from(content, 'latin1')
const replaced = (from: RegExp | string, to: string) => (genuine: Buffer) =>
  bytes(text(genuine).replace(from, to))
const before = (mark: string, added: string) => (genuine: Buffer) =>
  bytes(text(genuine).replace(mark, `${added}${mark}`))

const stream = (number: number, dictionary: string, content: Buffer) =>
  Buffer.concat([
    bytes(`${number} 0 obj\n<< ${dictionary} /Length ${content.length} >>\nstream\n`),
    content,
    bytes('\nendstream\nendobj\n'),
  ])

const file = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((it) => (typeof it === 'string' ? bytes(it) : it)))

const END = 'xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'
const RANGE = /\/ByteRange \[0 (\d+) +(\d+) +(\d+) *\]/
const CONTENTS = /\/Contents <([0-9a-f]+)>/

const range = (genuine: Buffer) => RANGE.exec(text(genuine))?.slice(1, 4).map(Number) ?? []

/** Content of a stranger's in the gap between the two signed parts, the second part moved behind it. */
function wrapped(genuine: Buffer): Buffer {
  const [first = 0, second = 0, rest = 0] = range(genuine)
  const added = bytes('\n90 0 obj\n<< /Type /Page >>\nendobj\n')
  const moved = file(genuine.subarray(0, second), added, genuine.subarray(second))
  const numbers = [first, second + added.length, rest].map((it) => String(it).padEnd(10))
  return replaced(RANGE, `/ByteRange [0 ${numbers.join(' ')}]`)(moved)
}

/** 64 MiB of nothing in 64 KiB. */
const bomb = () => deflateSync(Buffer.alloc(64 * 1024 * 1024))
const oid = {
  sha256: '608648016503040201',
  sha1: '06052b0e03021a0500',
  sha512: '608648016503040203',
}

/** Ways that take the whole file apart and put it together again, or make a reader work. */
export const rewritings: Tampering[] = [
  { name: '签名包装：两段之间插入内容，移动后一段', make: wrapped },
  {
    name: '签名范围前后重叠',
    make: (it) => {
      const [first = 0, , rest = 0] = range(it)
      return replaced(RANGE, `/ByteRange [0 ${first} ${first - 100} ${rest}]`)(it)
    },
  },
  { name: '签名范围改为引用另一个对象', make: replaced(RANGE, '/ByteRange 91 0 R') },
  { name: '签名范围中写入注释', make: replaced('/ByteRange [0 ', '/ByteRange [0 %\n') },
  { name: '签名范围写两次', make: before('/ByteRange', '/ByteRange [0 1 2 3] ') },
  { name: '签名内容写两次', make: before('/Contents <', '/Contents <00> ') },
  { name: '签名内容极长', make: replaced(CONTENTS, `/Contents <${'30'.repeat(1_000_000)}>`) },
  {
    name: '签名内容嵌套一万层',
    make: (it) => {
      const length = CONTENTS.exec(text(it))?.[1]?.length ?? 0
      return replaced(CONTENTS, `/Contents <${'3080'.repeat(length / 4).padEnd(length, '0')}>`)(it)
    },
  },
  { name: '摘要算法改为 SHA-1', make: replaced(oid.sha256, oid.sha1) },
  {
    name: '摘要算法改为 SHA-512',
    make: (it) => bytes(text(it).replaceAll(oid.sha256, oid.sha512)),
  },
  { name: '签名类型改为其他格式', make: replaced('/SubFilter', '/SubFoltar') },
  { name: '只改文件信息中的日期', make: before('/Title ', '/ModDate (D:20300101000000Z) ') },
  { name: '换行改为回车换行', make: (it) => bytes(text(it).replaceAll('\n', '\r\n')) },
  { name: '按文本重新编码', make: (it) => Buffer.from(text(it), 'utf8') },
  { name: '开头加字节顺序标记', make: (it) => file(Buffer.from([0xef, 0xbb, 0xbf]), it) },
  {
    name: '线性化重存：开头加线性化字典',
    make: before('1 0 obj', '89 0 obj\n<< /Linearized 1 /L 100 /N 1 >>\nendobj\n'),
  },
  {
    name: '重存：对象重新编号',
    make: (it) =>
      bytes(
        text(it).replaceAll(
          /\b(\d+) 0 (obj|R)\b/g,
          (_, number, word) => `${Number(number) + 1} 0 ${word}`,
        ),
      ),
  },
  {
    name: '重存：去掉交叉引用表',
    make: (it) => bytes(text(it).replace(/xref\n[\s\S]*?trailer/, 'trailer')),
  },
  {
    name: '交叉引用改为流',
    make: (it) =>
      file(
        it.subarray(0, it.lastIndexOf('xref\n0')),
        stream(
          88,
          '/Type /XRef /W [1 2 1] /Size 4 /Filter /FlateDecode',
          deflateSync(Buffer.alloc(16)),
        ),
        '\nstartxref\n9\n%%EOF\n',
      ),
  },
  {
    name: '增量更新：用对象流替换页面',
    make: (it) =>
      file(
        it,
        '\n',
        stream(
          87,
          '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
          deflateSync(bytes('7 0 << /Type /Page >>')),
        ),
        END,
      ),
  },
  {
    name: '增量更新：压缩炸弹',
    make: (it) => file(it, '\n', stream(86, '/Filter /FlateDecode', bomb()), END),
  },
  {
    name: '增量更新：对象流互相嵌套',
    make: (it) =>
      file(
        it,
        '\n',
        stream(85, '/Type /ObjStm /N 1 /First 4 /Extends 85 0 R', bytes('85 0 85 0 R')),
        END,
      ),
  },
  {
    name: '增量更新：交叉引用指回自己',
    make: (it) =>
      file(
        it,
        `\nxref\n0 0\ntrailer\n<< /Prev ${it.length + 1} >>\nstartxref\n${it.length + 1}\n%%EOF\n`,
      ),
  },
  {
    name: '增量更新：表单域的外观',
    make: (it) =>
      file(
        it,
        '\n84 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Tx /V (已核验) /AP << /N 83 0 R >> >>\nendobj\n',
        END,
      ),
  },
  {
    name: '增量更新：转义写法的第二个签名',
    make: (it) => file(it, '\n82 0 obj\n<< /Type /Sig /Byte#52ange [0 1 2 3] >>\nendobj\n', END),
  },
  { name: '加上加密字典', make: replaced('/Root ', '/Encrypt 81 0 R /Root ') },
  {
    name: '原文件作为附件放进另一个 PDF',
    make: (it) => file('%PDF-1.7\n', stream(80, '/Type /EmbeddedFile', it), END),
  },
  {
    name: '原文件压缩后放进另一个 PDF',
    make: (it) =>
      file(
        '%PDF-1.7\n',
        stream(80, '/Type /EmbeddedFile /Filter /FlateDecode', deflateSync(it)),
        END,
      ),
  },
  { name: '整个文件压缩', make: (it) => gzipSync(it) },
  { name: '数组嵌套一百万层', make: (it) => file(it.subarray(0, 20), '['.repeat(1_000_000), END) },
  { name: '一百万个签名范围', make: (it) => file(it, '/ByteRange [0 '.repeat(700_000), END) },
]
