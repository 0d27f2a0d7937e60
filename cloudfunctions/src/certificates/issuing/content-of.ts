import {
  certificateTitles,
  type CertificateKind,
} from 'shared-types/certificates/certificate-kinds'
import type { TemplateFacts } from 'shared-types/certificates/template-operations'
import { maskName } from 'shared-types/formats'
import { sexes } from 'shared-types/students/roll-fields'
import { dayInShanghai } from '../../reports/reporting-window'
import type { StudentRecord } from '../../students/holder'
import { colourFor, reportUntil, type CertificateContent } from '../content'

export interface IssueFacts {
  kind: CertificateKind
  /** The open data of the dispatch report. */
  plan: Record<string, string>
  number: string
  verificationUrl: string
  checkCode: string
  template: { version: number; facts: TemplateFacts }
  /** Of the holder's school. */
  schoolSeal: string | undefined
  /** The centre's own name. */
  authority: string
  now: Date
}

export function contentOf(student: StudentRecord, facts: IssueFacts): CertificateContent {
  const { plan, now, template } = facts
  const until = reportUntil(now, template.facts.reportWithinDays)
  const unit = plan['unit'] ?? plan['authority'] ?? ''
  return {
    number: facts.number,
    kind: facts.kind,
    colour: colourFor(student.education_level),
    name: student.name,
    sex: sexes.find((it) => it.code === student.sex)?.name ?? '',
    educationLevel: student.education_level_name,
    major: student.major_name,
    studyYears: String(student.study_years),
    school: student.school_name,
    receivingUnit: unit,
    receivingAddress: plan['reportingAddress'] ?? '',
    reportFrom: dayInShanghai(now),
    reportTo: dayInShanghai(until),
    archiveNote: `档案由学校转寄至${plan['archiveUnit'] ?? unit}`,
    remark: plan['unit'] ? `主管单位：${plan['authority'] ?? ''}` : template.facts.remark,
    issuedOn: dayInShanghai(now),
    authority: template.facts.authority || facts.authority,
    verificationUrl: facts.verificationUrl,
    checkCode: facts.checkCode,
    templateVersion: template.version,
    ...(facts.schoolSeal && { schoolSeal: facts.schoolSeal }),
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
