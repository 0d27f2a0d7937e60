import { certificateTitles } from 'shared-types/certificates/certificate-kinds'
import type { Verification } from 'shared-types/certificates/operations'
import { nameOfCode } from 'shared-types/codes/code-tables'
import { maskName } from 'shared-types/formats'
import { within } from '../../database/scope'
import type { Services } from '../../runtime/services'
import { findPastByToken, openPast } from './records'

/** What the page says of a certificate on paper: that it is on the register, and what only the paper can show. */
export async function verifyPast(
  services: Services,
  tokenHash: string,
): Promise<Verification | undefined> {
  const row = await within(services.db, { role: 'system' }, (tx) => findPastByToken(tx, tokenHash))
  if (!row) return undefined
  const content = openPast(services.keys, row)
  return {
    verdict: 'on-register',
    questions: [
      {
        question: '省中心是否有登记',
        answer: 'valid',
        reason: `编号 ${row.number} 在历年登记册中`,
      },
      {
        question: '是否与签发的文件一致',
        answer: 'unknown',
        reason: '签发于电子证书启用之前，没有电子文件，请核对纸质原件',
      },
    ],
    sandbox: services.config.sandbox,
    hasCode: false,
    facts: null,
    holder: {
      title: certificateTitles['registration-certificate'],
      name: maskName(content.name),
      school: row.school_name,
      educationLevel: nameOfCode('educationLevel', content.educationLevel),
      major: content.major,
      receivingUnit: content.receivingUnit,
      issuedOn: content.issuedOn,
      endedOn: null,
      endReason: null,
    },
  }
}
