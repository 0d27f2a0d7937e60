import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CertificateContent } from '../content'
import { drawCertificate } from '../drawing/draw-certificate'
import { lookOf, type Look } from '../drawing/look'
import { signPdf } from '../signature/sign-pdf'
import type { Signer } from '../signature/signer'
import type { TimeStamper } from '../signature/time-stamps/authority'

export const fonts = {
  text: fileURLToPath(
    import.meta.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  ),
  rare: fileURLToPath(new URL('../../../fonts/HanaMinB.ttf.br', import.meta.url)),
}

export const signingTime = new Date('2022-07-01T02:30:00Z')

const sample: CertificateContent = {
  number: '202210558000123',
  kind: 'registration-certificate',
  colour: 'blue',
  name: '欧阳龘',
  sex: '女',
  educationLevel: '本科生毕业',
  major: '汉语言文学（师范）',
  studyYears: '4',
  school: '示范师范大学',
  receivingUnit: '广州市人力资源和社会保障局',
  receivingAddress: '广东省广州市越秀区连新路43号',
  reportFrom: '2022-07-01',
  reportTo: '2022-12-28',
  archiveNote: '档案由学校转寄至广州市人力资源和社会保障局',
  remark: '',
  issuedOn: '2022-07-01',
  authority: '广东省高等学校毕业生就业指导中心',
  verificationUrl: 'https://zs.example.cn/v/Zm9vYmFyYmF6cXV4MTIzNA',
  checkCode: 'HK7M-Q2XW',
}

/** As the first version of each template has it. */
export const usualLook = lookOf({
  authority: '',
  reportWithinDays: 180,
  remark: '',
  statement: '本证书由签发机关数字签名，真伪以核验页面的结果为准；打印件须与核验页面一致。',
  titleSize: 36,
  textSize: 14,
  sealDiameterMm: 41,
  sealFileId: null,
  schoolSeal: 'none',
})

export const contentWith = (changes: Partial<CertificateContent> = {}): CertificateContent => ({
  ...sample,
  ...changes,
})

export function draw(
  content = contentWith(),
  sandbox = true,
  look: Look = usualLook,
): Promise<Buffer> {
  const signature = { name: '签章', reason: '签发电子证书', location: '广州', at: signingTime }
  return drawCertificate(content, { fonts, look, signature, sandbox })
}

export const drawSigned = async (signer: Signer, content = contentWith(), stamper?: TimeStamper) =>
  signPdf(await draw(content), signer, stamper)

/** Debian package of each tool. Without them nothing outside this product has looked at a certificate. */
const tools = {
  pdfsig: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdfimages: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  zbarimg: 'zbar-tools',
  certutil: 'libnss3-tools',
  openssl: 'openssl',
} as const

export function runTool(tool: keyof typeof tools, ...args: string[]): string {
  try {
    return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error(`${tool} is missing: apt-get install ${tools[tool]}`)
  }
}

/** A folder for one test file and a way to put files into it. */
export function scratch() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-certificates-'))
  return {
    folder,
    write(name: string, bytes: Buffer | string): string {
      const file = path.join(folder, name)
      writeFileSync(file, bytes)
      return file
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A database of trusted roots as poppler reads it; returns the argument for pdfsig. */
export function trustRoot(folder: string, rootFile: string): string {
  const database = `sql:${mkdtempSync(path.join(folder, 'nss-'))}`
  runTool('certutil', '-N', '-d', database, '--empty-password')
  runTool('certutil', '-A', '-d', database, '-n', 'root', '-t', 'CT,C,C', '-i', rootFile)
  return database
}
