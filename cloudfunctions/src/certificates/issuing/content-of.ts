import {
  certificateTitles,
  type CertificateKind,
} from 'shared-types/certificates/certificate-kinds'
import { nameOfCode } from 'shared-types/codes/code-tables'
import { maskName } from 'shared-types/formats'
import { sexes } from 'shared-types/students/roll-fields'
import { dayInShanghai } from '../../reports/reporting-window'
import type { StudentRecord } from '../../students/holder'
import { colourFor, type CertificateContent } from '../content'

/** Days from issue within which a graduate reports to the unit. */
const REPORT_WITHIN_DAYS = 180

export interface IssueFacts {
  kind: CertificateKind
  /** The open data of the dispatch report. */
  plan: Record<string, string>
  number: string
  verificationUrl: string
  checkCode: string
  authority: string
  now: Date
}

export function contentOf(student: StudentRecord, facts: IssueFacts): CertificateContent {
  const { plan, now } = facts
  const until = new Date(now.getTime() + REPORT_WITHIN_DAYS * 24 * 3600 * 1000)
  const unit = plan['unit'] ?? plan['authority'] ?? ''
  return {
    number: facts.number,
    kind: facts.kind,
    colour: colourFor(student.education_level),
    name: student.name,
    sex: sexes.find((it) => it.code === student.sex)?.name ?? '',
    educationLevel: nameOfCode('educationLevel', student.education_level),
    major: student.major_name,
    studyYears: String(student.study_years),
    school: student.school_name,
    receivingUnit: unit,
    receivingAddress: plan['reportingAddress'] ?? '',
    reportFrom: dayInShanghai(now),
    reportTo: dayInShanghai(until),
    archiveNote: `档案由学校转寄至${plan['archiveUnit'] ?? unit}`,
    remark: plan['unit'] ? `主管单位：${plan['authority'] ?? ''}` : '',
    issuedOn: dayInShanghai(now),
    authority: facts.authority,
    verificationUrl: facts.verificationUrl,
    checkCode: facts.checkCode,
  }
}

/** What the verification page may show to anyone who holds the QR. */
export const maskedHolder = (content: CertificateContent) => ({
  title: certificateTitles[content.kind],
  name: maskName(content.name),
  school: content.school,
  educationLevel: content.educationLevel,
  major: content.major,
  receivingUnit: content.receivingUnit,
  issuedOn: content.issuedOn,
})
