import type { CertificateKind } from 'shared-types/certificates/certificate-kinds'
import { isPostgraduate } from 'shared-types/codes/education'
import { canonicalJson } from '../audit/canonical-json'

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
  /** 查验码; absent on what was planned before there were any. */
  checkCode?: string
  /** Of the template of its kind; absent on what was planned before there were versions. */
  templateVersion?: number
  /** The picture of the school's seal that is printed on it; absent where there is none. */
  schoolSeal?: string
}

/** The bytes that stand for the content: the same content gives the same bytes on any machine. */
export function canonicalBytes(content: CertificateContent): Buffer {
  return Buffer.from(canonicalJson(content).normalize('NFC'), 'utf8')
}

/** The last day on which a graduate reports to the unit, by the template's number of days. */
export const reportUntil = (issuedOn: Date, days: number) =>
  new Date(issuedOn.getTime() + days * 24 * 3600 * 1000)

/** Blue for undergraduates and associates, red for postgraduates. */
export function colourFor(educationLevel: string): CertificateColour {
  return isPostgraduate(educationLevel) ? 'red' : 'blue'
}
