// `npm run verify -- certificate.pdf [--roots roots.pem] [--stamp-roots roots.pem]`: an employer's own check, without our server. It says whether
// the signature holds and covers the whole file; whether the certificate is still in force only the verification page knows.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkPdf } from '../cloudfunctions/src/certificates/signature/check-pdf'
import { certificatesIn } from '../cloudfunctions/src/certificates/signature/key-file'

const USAGE = `用法：npm run verify -- 证书.pdf --roots 根证书.pem [--stamp-roots 时间戳根证书.pem]

不联网、不用数据库，核验电子证书的签名：由谁签章、签章之后是否被改动。
  --roots        省中心公布的根证书（PEM），也可用环境变量 SIGNING_ROOTS_FILE 指出
  --stamp-roots  时间戳机构的根证书（PEM），证书带有时间戳时需要，也可用 TIME_STAMP_ROOTS_FILE
  --help         显示本说明

退出码：0 签名有效；1 签名无效或无法确认；2 用法有误，没有核验。
是否已被更换或撤销，只有核验页面知道，请扫描证书上的二维码。`

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

function given() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        roots: { type: 'string' },
        'stamp-roots': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch {
    return fail(`参数有误。\n\n${USAGE}`)
  }
}

function read(file: string, what: string, advice: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return fail(`无法读取${what} ${file}，${advice}。`)
  }
}

function rootsIn(file: string, what: string, advice: string) {
  const pem = read(file, what, advice).toString('utf8')
  const notPem = `${what} ${file} 不是 PEM 格式的证书，${advice}。`
  try {
    const certificates = certificatesIn(pem)
    return certificates.length > 0 ? certificates : fail(notPem)
  } catch {
    return fail(notPem)
  }
}

const { values, positionals } = given()
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}
const [file, ...others] = positionals
if (!file || others.length > 0) fail(USAGE)
const rootsFile =
  values.roots ?? process.env['SIGNING_ROOTS_FILE'] ?? '.data/development-authority/root.pem'
const pdf = read(file, '文件', '请检查路径')
const roots = rootsIn(rootsFile, '根证书', '请用 --roots 指出省中心公布的根证书文件')
const stampRootsFile = values['stamp-roots'] ?? process.env['TIME_STAMP_ROOTS_FILE']
const stampRoots = stampRootsFile
  ? rootsIn(stampRootsFile, '时间戳根证书', '请用 --stamp-roots 指出它的文件')
  : []
const { answers, digest, facts } = checkPdf(pdf, roots, new Date(), stampRoots)
const marks = { valid: '✓', invalid: '✗', unknown: '？' }
for (const it of answers) console.log(`${marks[it.answer]} ${it.question}：${it.reason}`)
console.log(`\n文档摘要  SHA-256 ${digest}`)
if (facts) {
  console.log(`印章名称  ${facts.sealName}`)
  console.log(`颁发机构  ${facts.certificateAuthority}`)
  console.log(`签章时间  ${facts.signedAt?.toISOString() ?? '未注明'}`)
}
const isGenuine = answers.every((it) => it.answer === 'valid')
console.log(
  isGenuine
    ? '\n签名有效，文件自签章后未被改动。是否已被更换或撤销，请扫描证书上的二维码核验。'
    : '\n签名无效或无法确认，请勿采信。',
)
process.exit(isGenuine ? 0 : 1)
