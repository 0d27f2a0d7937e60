import type { Signer } from '../signature/signer'
import { contentWith, drawSigned } from './certificates'

/** A way to tamper with a genuine certificate. */
export interface Tampering {
  name: string
  make: (genuine: Buffer) => Buffer | Promise<Buffer>
}

const text = (bytes: Buffer) => bytes.toString('latin1')
const bytes = (content: string) => Buffer.from(content, 'latin1')
const replaced = (from: RegExp, to: string) => (genuine: Buffer) =>
  bytes(text(genuine).replace(from, to))
const appended = (addition: string) => (genuine: Buffer) =>
  Buffer.concat([genuine, bytes(addition)])

/** An incremental update as an editor writes one: objects, cross-reference, trailer. */
const update = (objects: string) => (genuine: Buffer) => {
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text(genuine))?.[1] ?? '0'
  const at = genuine.length + objects.length + 1
  return appended(
    `\n${objects}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 99 /Root 1 0 R /Prev ${start} >>\nstartxref\n${at}\n%%EOF\n`,
  )(genuine)
}

const flip = (place: (genuine: Buffer) => number) => (genuine: Buffer) => {
  const copy = Buffer.from(genuine)
  const at = place(genuine)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

const contentsOf = (genuine: Buffer) => /\/Contents (<[0-9a-f]+>)/.exec(text(genuine))?.[1] ?? ''
const rangeOf = (genuine: Buffer) =>
  /\/ByteRange \[0 (\d+) +(\d+) +(\d+)/.exec(text(genuine))?.slice(1, 4).map(Number) ?? []
const range = (make: (first: number, second: number, rest: number) => string) => (it: Buffer) => {
  const [first = 0, second = 0, rest = 0] = rangeOf(it)
  return replaced(/\/ByteRange \[[^\]]+\]/, `/ByteRange [${make(first, second, rest)}]`)(it)
}
const keepingLength = (genuine: Buffer, gap: string) =>
  replaced(/\/Contents <[0-9a-f]+>/, `/Contents ${gap}`)(genuine)

/** Of signers: ours, and one that a stranger made with the very same names. */
export const tamperings = (ours: Signer, stranger: Signer): Tampering[] => [
  { name: '改动正文中的一个字节', make: flip((it) => Math.floor(it.length / 3)) },
  { name: '改动文件头', make: replaced(/^%PDF-1\.7/, '%PDF-1.6') },
  { name: '改动最后一个字节', make: flip((it) => it.length - 1) },
  { name: '改动文件信息中的标题', make: replaced(/\/Title /, '/Titel ') },
  { name: '改动签章时间', make: replaced(/\/M \(D:\d{4}/, '/M (D:2021') },
  { name: '改动签章人的名称', make: replaced(/\/Reason \(/, '/Raeson (') },
  { name: '改动页面大小', make: replaced(/\/MediaBox \[0 0 595\.28/, '/MediaBox [0 0 595.27') },
  { name: '截去文件末尾', make: (it) => it.subarray(0, it.length - 40) },
  { name: '只留前一半', make: (it) => it.subarray(0, it.length / 2) },
  { name: '空文件', make: () => Buffer.alloc(0) },
  { name: '末尾追加一个换行', make: appended('\n') },
  { name: '末尾追加注释', make: appended('% 已核对\n') },
  { name: '开头插入字节', make: (it) => Buffer.concat([bytes('\n'), it]) },
  {
    name: '增量更新：加注释框',
    make: update('98 0 obj\n<< /Type /Annot /Subtype /FreeText >>\nendobj\n'),
  },
  {
    name: '增量更新：改写页面内容',
    make: update('7 0 obj\n<< /Length 9 >>\nstream\nBT (x) ET\nendstream\nendobj\n'),
  },
  {
    name: '增量更新：追加一页',
    make: update('97 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n'),
  },
  {
    name: '增量更新：改写表单，去掉签名域',
    make: update('96 0 obj\n<< /Fields [] /SigFlags 0 >>\nendobj\n'),
  },
  {
    name: '影子攻击：替换目录对象，换出隐藏内容',
    make: update(
      '1 0 obj\n<< /Type /Catalog /Pages 95 0 R >>\nendobj\n95 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n',
    ),
  },
  {
    name: '影子攻击：叠加可选内容图层',
    make: update('94 0 obj\n<< /Type /OCG /Name (layer) >>\nendobj\n'),
  },
  {
    name: '追加第二个签名',
    make: update('93 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] >>\nendobj\n'),
  },
  {
    name: '删去签名内容',
    make: (it) => keepingLength(it, `<${'0'.repeat(contentsOf(it).length - 2)}>`),
  },
  { name: '删去签名字典', make: replaced(/\/ByteRange/, '/ByteRong') },
  { name: '签名内容改为空', make: (it) => keepingLength(it, '<>') },
  { name: '签名改成大写十六进制', make: (it) => keepingLength(it, contentsOf(it).toUpperCase()) },
  {
    name: '签名填充区写入数据',
    make: (it) => keepingLength(it, contentsOf(it).replace(/00>$/, '01>')),
  },
  {
    name: '签名末尾的一位被改',
    make: (it) => keepingLength(it, contentsOf(it).replace(/([1-9a-f])(0+>)$/, '0$2')),
  },
  {
    name: '移用另一张证书的签名',
    make: async (it) =>
      keepingLength(it, contentsOf(await drawSigned(ours, contentWith({ name: '李四' })))),
  },
  {
    name: '内容换成别人，保留原签名',
    make: async (it) => {
      const other = await drawSigned(ours, contentWith({ name: '李四' }))
      return keepingLength(other, contentsOf(it))
    },
  },
  { name: '同名的其他机构重新签名', make: () => drawSigned(stranger) },
  {
    name: '我方证书配他人的私钥',
    make: () => drawSigned({ ...ours, sign: (it) => stranger.sign(it) }),
  },
  {
    name: '改动姓名后由其他机构重新签名',
    make: () => drawSigned(stranger, contentWith({ name: '李四' })),
  },
  { name: '签名范围缩短，留出未签名的尾部', make: range((a, b, c) => `0 ${a} ${b} ${c - 60}`) },
  { name: '签名范围越过文件末尾', make: range((a, b, c) => `0 ${a} ${b} ${c + 500}`) },
  { name: '签名范围跳过页面内容', make: range((a, b, c) => `0 ${a - 900} ${b} ${c}`) },
  { name: '签名范围从中间开始', make: range((a, b, c) => `9 ${a} ${b} ${c}`) },
  { name: '签名范围前后颠倒', make: range((a, b, c) => `${b} ${c} 0 ${a}`) },
  { name: '签名范围为负数', make: range(() => '0 -1 -1 -1') },
  { name: '签名范围为天文数字', make: range(() => '0 9999999999 9999999999 9999999999') },
  { name: '签名范围只有两个数', make: range((a) => `0 ${a}`) },
  { name: '两份证书首尾相接', make: (it) => Buffer.concat([it, it]) },
]
