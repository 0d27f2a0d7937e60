import type { Tx } from '../../database/scope'
import type { Services } from '../../runtime/services'
import type { CertificateContent } from '../content'
import { lookOf, type Look } from '../drawing/look'
import { schoolSealPath } from '../seals/school-seals'
import { readKeptSeal } from '../seals/seal-files'
import { factsOf, getTemplate } from './queries'

/** The layout that a plan was made with; neither a version nor a seal ever changes, so neither does what they give. */
export async function lookOfContent(
  tx: Tx,
  { storage }: Pick<Services, 'storage'>,
  { kind, templateVersion, schoolSeal }: CertificateContent,
): Promise<Look> {
  const row = await getTemplate(tx, kind, templateVersion)
  const ofSchool = schoolSeal && (await schoolSealPath(tx, schoolSeal))
  return lookOf(factsOf(row), {
    ...(row.seal_path && { centre: await readKeptSeal(storage, row.seal_path) }),
    ...(ofSchool && { school: await readKeptSeal(storage, ofSchool) }),
  })
}
