import { type CertificateKind } from 'shared-types/certificates/certificate-kinds'
import type { TemplateFacts } from 'shared-types/certificates/template-operations'
import { dayInShanghai } from '../../reports/reporting-window'
import { reportUntil, type CertificateColour, type CertificateContent } from '../content'

/** What a 样张 is filled with: nobody's data, and an address at which the verification page says what it is. */
export const sampleContent = (
  facts: TemplateFacts,
  about: {
    kind: CertificateKind
    colour: CertificateColour
    centreName: string
    publicUrl: string
    now: Date
  },
): CertificateContent => ({
  number: '样张000000000000000',
  kind: about.kind,
  colour: about.colour,
  name: '张样张',
  sex: '女',
  educationLevel: about.colour === 'red' ? '硕士研究生毕业' : '本科生毕业',
  major: '汉语言文学（师范）',
  studyYears: about.colour === 'red' ? '3' : '4',
  school: '示范师范大学',
  receivingUnit: '示范市人力资源和社会保障局',
  receivingAddress: '示范省示范市示范区示范路 1 号',
  reportFrom: dayInShanghai(about.now),
  reportTo: dayInShanghai(reportUntil(about.now, facts.reportWithinDays)),
  archiveNote: '档案由学校转寄至示范市人力资源和社会保障局',
  remark: facts.remark,
  issuedOn: dayInShanghai(about.now),
  authority: facts.authority || about.centreName,
  verificationUrl: `${about.publicUrl}/v/sample`,
  checkCode: 'XXXX-XXXX',
})
