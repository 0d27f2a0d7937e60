import * as contract from 'shared-types/partners/partner-operations'
import * as answers from '../partners/answer'
import { identifyPartner } from '../partners/identify-partner'
import { recorded } from '../partners/record-call'
import { forPartner } from '../runtime/implement'
import type { FunctionDefinition } from '../runtime/serve'

/** Other systems, known by the signature of each request; docs/partner-interface.md. */
export const partnerFunction: FunctionDefinition = {
  caller: 'partner',
  cookieName: '',
  isSigned: true,
  identify: identifyPartner,
  implementations: [
    recorded(forPartner(contract.partnerArchives, answers.archiveWhereabouts)),
    recorded(forPartner(contract.partnerCertificates, answers.certificates)),
  ],
}
