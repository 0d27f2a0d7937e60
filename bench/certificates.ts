import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { contentWith, draw } from '../cloudfunctions/src/certificates/test/certificates'
import { openDevelopmentAuthority } from '../cloudfunctions/src/certificates/signature/development-authority'
import { signPdf } from '../cloudfunctions/src/certificates/signature/sign-pdf'

export interface Measurement {
  name: string
  ours: number
  raw: number
  /** ours / raw */
  ratio: number
  unit: string
}

const ROUNDS = 8
const TURN_MS = 300

/** Certificates a second on one core, beside what bounds them: the bare RSA signature, and the drawing alone. */
export async function benchCertificates(): Promise<Measurement[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-bench-'))
  try {
    const { signer } = await openDevelopmentAuthority(path.join(folder, 'authority'), new Date())
    const content = contentWith()
    const drawn = await draw(content)
    const bytes = Buffer.alloc(256)
    const [drawing = 0, signing = 0, bare = 0, whole = 0] = await perSecond([
      () => draw(content),
      () => signPdf(drawn, signer),
      () => signer.sign(bytes),
      async () => signPdf(await draw(content), signer),
    ])
    return [
      compare('certificate (draw + sign) beside drawing alone', whole, drawing),
      compare('certificate (draw + sign) beside raw RSA-2048', whole, bare),
      compare('PDF signature beside raw RSA-2048', signing, bare),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const compare = (name: string, ours: number, raw: number): Measurement => ({
  name,
  ours,
  raw,
  ratio: ours / raw,
  unit: 'per second',
})

/** Takes turns, so that whatever else the machine does falls on all alike. */
async function perSecond(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const counted = works.map(() => ({ count: 0, ms: 0 }))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, work] of works.entries()) {
      const started = performance.now()
      let count = 0
      for (; performance.now() < started + TURN_MS; count++) await work()
      const total = counted[index]
      // The first round warms up.
      if (!total || round === 0) continue
      total.count += count
      total.ms += performance.now() - started
    }
  }
  return counted.map((it) => (it.count * 1000) / it.ms)
}
