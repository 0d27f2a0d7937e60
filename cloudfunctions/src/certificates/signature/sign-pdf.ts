import { createHash } from 'node:crypto'
import { CONTENTS_BYTES, RANGE_PLACEHOLDER } from '../drawing/signature-placeholder'
import { createCms } from './cms'
import type { Signer } from './signer'
import type { TimeStamper } from './time-stamps/authority'

const EMPTY_RANGE = `/ByteRange [0 ${RANGE_PLACEHOLDER} ${RANGE_PLACEHOLDER} ${RANGE_PLACEHOLDER}]`
const EMPTY_CONTENTS = `<${'0'.repeat(CONTENTS_BYTES * 2)}>`

/** Fills the placeholder: the signature covers every byte of the file but its own hexadecimal string. */
export async function signPdf(pdf: Buffer, signer: Signer, stamper?: TimeStamper): Promise<Buffer> {
  const rangeAt = pdf.indexOf(EMPTY_RANGE)
  const contentsAt = pdf.indexOf(EMPTY_CONTENTS)
  if (rangeAt < 0 || contentsAt < 0) throw new Error('the PDF has no room for a signature')
  const contentsEnd = contentsAt + EMPTY_CONTENTS.length
  const range = [contentsAt, contentsEnd, pdf.length - contentsEnd].map((it) =>
    String(it).padEnd(10),
  )
  const signed = Buffer.from(pdf)
  signed.write(`/ByteRange [0 ${range.join(' ')}]`, rangeAt, 'latin1')
  const digest = createHash('sha256')
    .update(signed.subarray(0, contentsAt))
    .update(signed.subarray(contentsEnd))
    .digest()
  const cms = await createCms(digest, signer, stamper)
  if (cms.length > CONTENTS_BYTES) throw new Error(`the signature needs ${cms.length} bytes`)
  signed.write(cms.toString('hex'), contentsAt + 1, 'latin1')
  return signed
}
