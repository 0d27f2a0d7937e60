import type { Certificate } from 'shared-types/certificates/operations'
import type { PastCertificate } from 'shared-types/certificates/past-operations'
import { dayInChina } from '../../display/time'

export interface Fact {
  name: string
  label: string
  value: string
}

/** What is printed on the certificate, in its order; what is empty there is left out here. */
export function certificateFacts(certificate: Certificate): Fact[] {
  const { printed } = certificate
  const facts: Fact[] = [
    { name: 'number', label: '编号', value: certificate.number },
    { name: 'holder', label: '姓名', value: certificate.holderName },
    { name: 'sex', label: '性别', value: printed.sex },
    { name: 'education', label: '学历', value: printed.educationLevel },
    { name: 'major', label: '专业', value: printed.major },
    { name: 'study-years', label: '学制', value: `${printed.studyYears} 年` },
    { name: 'school', label: '毕业院校', value: printed.school },
    { name: 'unit', label: '报到单位', value: certificate.receivingUnit },
    { name: 'address', label: '报到地址', value: printed.receivingAddress },
    { name: 'period', label: '报到期限', value: `${printed.reportFrom} 至 ${printed.reportTo}` },
    { name: 'archive', label: '档案材料', value: printed.archiveNote },
    { name: 'remark', label: '备注', value: printed.remark },
    { name: 'authority', label: '签发机关', value: printed.authority },
    { name: 'issued', label: '签发日期', value: dayInChina(certificate.issuedAt) },
  ]
  return facts.filter((it) => it.value)
}

/** What a register of past years holds of a certificate on paper. */
export function pastFacts(record: PastCertificate): Fact[] {
  const facts: Fact[] = [
    { name: 'number', label: '编号', value: record.number },
    { name: 'holder', label: '姓名', value: record.name },
    { name: 'year', label: '毕业年份', value: `${record.year} 年` },
    { name: 'education', label: '学历', value: record.educationLevel },
    { name: 'major', label: '专业', value: record.major },
    { name: 'school', label: '毕业院校', value: record.schoolName },
    { name: 'unit', label: '报到单位', value: record.receivingUnit },
    { name: 'issued', label: '签发日期', value: record.issuedOn },
    { name: 'remark', label: '备注', value: record.remark },
  ]
  return facts.filter((it) => it.value)
}

export const stateLabels: Record<Certificate['state'], string> = {
  'in-force': '有效',
  superseded: '已被更换',
  revoked: '已撤销',
}

/** Why it ended and when, in one line; undefined while in force. */
export function endOf({ state, revokedAt, revocationReason }: Certificate): string | undefined {
  if (state === 'in-force') return undefined
  const when = revokedAt && dayInChina(revokedAt)
  return [when && `${when} ${stateLabels[state]}`, revocationReason].filter(Boolean).join('：')
}
