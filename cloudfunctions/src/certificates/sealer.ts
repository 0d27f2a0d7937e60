import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Fonts } from '../printing/glyphs'
import type { CertificateContent } from './content'
import { drawCertificate } from './drawing/draw-certificate'
import type { Look } from './drawing/look'
import { checkPdf, type PdfCheck } from './signature/check-pdf'
import { certificatesIn } from './signature/key-file'
import { signPdf } from './signature/sign-pdf'
import type { Signer } from './signature/signer'
import type { TimeStamper } from './signature/time-stamps/authority'

export interface SealFacts {
  sealName: string
  certificateAuthority: string
  sealType: string
  serial: string
}

export interface Sealer {
  facts: SealFacts
  /** Signed by a development authority: not worth anything outside a demonstration. */
  sandbox: boolean
  /** The signed PDF and its SHA-256, hexadecimal. */
  seal: (
    content: CertificateContent,
    look: Look,
    at: Date,
  ) => Promise<{ pdf: Buffer; digest: string }>
  /** 样张: the same page, marked across its face, without a signature or room for one. */
  drawSample: (content: CertificateContent, look: Look) => Promise<Buffer>
  check: (pdf: Buffer, at: Date) => PdfCheck
}

export interface SealerParts {
  signer: Signer
  /** Every root that is trusted, also those of keys that no longer sign. */
  rootsFile: string
  fonts: Fonts
  sandbox: boolean
  /** Of a time-stamp authority, also of those that no longer stamp. */
  stampRoots?: readonly X509Certificate[]
  stamper?: TimeStamper
}

/** Draws, signs and checks with this signer and the roots in this file. */
export function openSealer({ signer, ...files }: SealerParts): Sealer {
  const signing = new X509Certificate(signer.chain[0] ?? Buffer.alloc(0))
  const roots = certificatesIn(readFileSync(files.rootsFile, 'utf8'))
  const facts: SealFacts = {
    sealName: part(signing.subject, 'CN'),
    certificateAuthority: part(signing.issuer, 'CN'),
    sealType: files.sandbox ? '电子公章（演示）' : '电子公章',
    serial: signing.serialNumber,
  }
  return {
    facts,
    sandbox: files.sandbox,
    async seal(content, look, at) {
      const signature = {
        name: facts.sealName,
        reason: '签发电子证书',
        location: content.authority,
        at,
      }
      const drawn = await drawCertificate(content, {
        fonts: files.fonts,
        look,
        signature,
        sandbox: files.sandbox,
      })
      const pdf = await signPdf(drawn, signer, files.stamper)
      return { pdf, digest: createHash('sha256').update(pdf).digest('hex') }
    },
    drawSample: (content, look) =>
      drawCertificate(content, { fonts: files.fonts, look, sandbox: files.sandbox }),
    check: remembering((pdf, at) => checkPdf(pdf, roots, at, files.stampRoots)),
  }
}

/** As many certificates as are looked at over and over. */
const REMEMBERED = 1000

/**
 * Taking a signature apart costs a hundred times what a digest does, and a QR code may be scanned by many. The same
 * bytes that held in every answer hold for good: the certificate had to be in force when it signed, not now.
 */
function remembering(check: Sealer['check']): Sealer['check'] {
  const held = new Map<string, PdfCheck>()
  return (pdf, at) => {
    const digest = createHash('sha256').update(pdf).digest('hex')
    const known = held.get(digest)
    if (known) return known
    const result = check(pdf, at)
    if (result.answers.every((it) => it.answer === 'valid')) held.set(digest, result)
    const [oldest] = held.keys()
    if (oldest && held.size > REMEMBERED) held.delete(oldest)
    return result
  }
}

const part = (name: string, key: string) =>
  name
    .split('\n')
    .find((it) => it.startsWith(`${key}=`))
    ?.slice(key.length + 1) ?? name
