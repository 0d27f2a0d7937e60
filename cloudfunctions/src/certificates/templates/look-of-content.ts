import type { Tx } from '../../database/scope'
import type { Services } from '../../runtime/services'
import type { CertificateContent } from '../content'
import { lookOf, type Look } from '../drawing/look'
import { factsOf, getTemplate } from './queries'
import { readSeal } from './seal-picture'

/** The layout that a plan was made with; a version never changes, so neither does what it gives. */
export async function lookOfContent(
  tx: Tx,
  { storage }: Pick<Services, 'storage'>,
  { kind, templateVersion }: CertificateContent,
): Promise<Look> {
  const row = await getTemplate(tx, kind, templateVersion)
  return lookOf(factsOf(row), row.seal_path ? await sealAt(storage, row.seal_path) : undefined)
}

const pictures = new Map<string, Promise<Buffer>>()

/** Read once per process: a stored picture never changes. One that could not be read is tried again. */
function sealAt(storage: Services['storage'], path: string): Promise<Buffer> {
  const known = pictures.get(path)
  if (known) return known
  const reading = readSeal(storage, path)
  pictures.set(path, reading)
  reading.catch(() => pictures.delete(path))
  return reading
}
