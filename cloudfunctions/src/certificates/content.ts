import { isPostgraduate } from 'shared-types/codes/education'
import { canonicalJson } from '../audit/canonical-json'

export type CertificateKind = 'registration-certificate' | 'destination-certificate'
export type CertificateColour = 'blue' | 'red'

/** Everything printed on a certificate. Dates are YYYY-MM-DD. */
export interface CertificateContent {
  number: string
  kind: CertificateKind
  colour: CertificateColour
  name: string
  sex: string
  educationLevel: string
  major: string
  studyYears: string
  school: string
  receivingUnit: string
  receivingAddress: string
  reportFrom: string
  reportTo: string
  archiveNote: string
  remark: string
  issuedOn: string
  authority: string
  verificationUrl: string
}

/** The bytes that stand for the content: the same content gives the same bytes on any machine. */
export function canonicalBytes(content: CertificateContent): Buffer {
  return Buffer.from(canonicalJson(content).normalize('NFC'), 'utf8')
}

/** The paper certificate ended with the cohort of 2022; from 2023 the destination is registered instead (product.md §7). */
export function kindForCohort(year: number): CertificateKind {
  return year <= 2022 ? 'registration-certificate' : 'destination-certificate'
}

/** Blue for undergraduates and associates, red for postgraduates. */
export function colourFor(educationLevel: string): CertificateColour {
  return isPostgraduate(educationLevel) ? 'red' : 'blue'
}

/** What the document is called, by kind. */
export const certificateTitles: Record<CertificateKind, string> = {
  'registration-certificate': '全国普通高等学校毕业生就业报到证',
  'destination-certificate': '普通高等学校毕业生毕业去向登记证明',
}
