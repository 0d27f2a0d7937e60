// `npm run verify -- certificate.pdf [--roots roots.pem] [--stamp-roots roots.pem]`: an employer's own check, without our server. It says whether
// the signature holds and covers the whole file; whether the certificate is still in force only the verification page knows.
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkPdf } from '../cloudfunctions/src/certificates/signature/check-pdf'
import { certificatesIn } from '../cloudfunctions/src/certificates/signature/key-file'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { roots: { type: 'string' }, 'stamp-roots': { type: 'string' } },
})
const [file] = positionals
const rootsFile =
  values.roots ?? process.env['SIGNING_ROOTS_FILE'] ?? '.data/development-authority/root.pem'

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

if (!file)
  fail('用法：npm run verify -- 证书.pdf [--roots 根证书.pem] [--stamp-roots 时间戳根证书.pem]')
if (!existsSync(file)) fail(`没有找到文件 ${file}`)
if (!existsSync(rootsFile))
  fail(`没有找到根证书 ${rootsFile}，请用 --roots 指出省中心公布的根证书文件。`)

const roots = certificatesIn(readFileSync(rootsFile, 'utf8'))
const stampRootsFile = values['stamp-roots'] ?? process.env['TIME_STAMP_ROOTS_FILE']
const stampRoots = stampRootsFile ? certificatesIn(readFileSync(stampRootsFile, 'utf8')) : []
const { answers, digest, facts } = checkPdf(readFileSync(file), roots, new Date(), stampRoots)
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
