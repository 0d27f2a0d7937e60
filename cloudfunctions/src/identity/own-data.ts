import type { OwnData } from 'shared-types/identity/own-data-operations'
import { reportKindNames } from 'shared-types/reports/workflow'
import { getMine, listMine } from '../appeals/appellant/own-appeals'
import { myArchive } from '../archives/list'
import { myCertificate } from '../certificates/certificates'
import { myPastCertificates } from '../certificates/past/mine'
import { within } from '../database/scope'
import { allPartnerCalls, myPartners } from '../partners/own-consents'
import { myReport } from '../reports/own-reports'
import type { BoundContext, StudentContext } from '../runtime/context'
import { recordOwn } from './record-own'
import { whoAmI } from './visitor'

/** Each part as its own page shows it: nobody sees here what they do not see there. */
export async function takeOwnData(context: StudentContext): Promise<OwnData> {
  await within(context.services.db, { role: 'system' }, (tx) =>
    recordOwn(tx, context, 'identity.take-own-data'),
  )
  const { appeals } = await listMine(context)
  const own: OwnData = {
    preparedAt: context.now.toISOString(),
    visitor: await whoAmI(context),
    reports: [],
    certificate: null,
    pastCertificates: (await myPastCertificates(context)).records,
    archive: null,
    appeals: [],
    partners: { ...(await myPartners(context)), calls: await allPartnerCalls(context) },
  }
  for (const { id } of appeals) own.appeals.push(await getMine(context, { id }))
  if (!isBound(context)) return own
  for (const kind of reportKindNames) {
    const { report } = await myReport(context, { kind })
    if (report) own.reports.push(report)
  }
  own.certificate = (await myCertificate(context)).certificate
  own.archive = (await myArchive(context)).archive
  return own
}

const isBound = (context: StudentContext): context is BoundContext => context.actor.student !== null
