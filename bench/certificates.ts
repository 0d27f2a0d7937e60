import { contentWith, draw } from '../cloudfunctions/src/certificates/test/certificates'
import { signPdf } from '../cloudfunctions/src/certificates/signature/sign-pdf'
import { openDevelopmentAuthority } from '../cloudfunctions/src/certificates/signature/development-authority'
import path from 'node:path'
import { compare, inTurns, perSecond, type Measurement } from './measure'
import { callAs, type Product } from './product'
import { STUDENTS } from './small-school'

const ISSUES = { turns: 4, calls: 10 }

/** Certificates a second on one core, beside what bounds them: the bare RSA signature, and the drawing alone. */
export async function benchCertificates(product: Product): Promise<Measurement[]> {
  const folder = path.join(product.config.dataFolder, 'bench-authority')
  const { signer } = await openDevelopmentAuthority(folder, new Date())
  const content = contentWith()
  const drawn = await draw(content)
  const bytes = Buffer.alloc(256)
  const [drawing = 0, signing = 0, bare = 0, whole = 0] = await perSecond([
    () => draw(content),
    () => signPdf(drawn, signer),
    () => signer.sign(bytes),
    async () => signPdf(await draw(content), signer),
  ])
  const graduates = product.small.students.slice(STUDENTS)
  const [issued = 0] = await inTurns(
    [(order) => callAs(product, 'student', graduates[order]?.token ?? '', 'certificates.draw', {})],
    ISSUES,
  )
  return [
    compare('certificate issued (student function) beside drawing alone', issued, drawing),
    compare('certificate issued (student function) beside raw RSA-2048', issued, bare),
    compare('certificate (draw + sign) beside drawing alone', whole, drawing),
    compare('certificate (draw + sign) beside raw RSA-2048', whole, bare),
    compare('PDF signature beside raw RSA-2048', signing, bare),
  ]
}
