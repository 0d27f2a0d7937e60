import type { Verification } from 'shared-types/certificates/operations'
import { recordAudit } from '../audit/audit'
import { within } from '../database/scope'
import {
  countFailure,
  countTry,
  forgetFailures,
  refuseWhileLocked,
  type BackOff,
} from '../runtime/back-off'
import type { Context } from '../runtime/context'
import { isCheckCode } from './check-code'
import type { CertificateContent } from './content'
import { openContent } from './present'
import { findByToken } from './queries'
import { hashVerificationToken } from './verification-token'
import { verifyCertificate } from './verify'

export interface Opened {
  verification: Verification
  /** All that is printed on it; null when the code is not the one on its paper, whatever the reason. */
  content: CertificateContent | null
}

const BUSY = 'too-many-requests'

/** Wrong codes for one certificate before it has to wait, and then one in ten minutes. */
const ofCertificate = (token: string): BackOff => ({
  key: `certificate-code/${hashVerificationToken(token)}`,
  free: 5,
  forgetsEachSeconds: 600,
})

/** The same for one address, which an office may share. */
const ofAddress = ({ address }: Context): BackOff[] =>
  address ? [{ key: `certificate-code/address/${address}`, free: 20, forgetsEachSeconds: 60 }] : []

/** The whole content for whoever has the paper in hand: the verdict is the QR's, the rest needs 查验码 as well. */
export async function openWithCode(
  context: Context,
  { token, code }: { token: string; code: string },
): Promise<Opened> {
  const { services, now } = context
  const verification = await verifyCertificate(context, { token })
  if (verification.holder === null) return { verification, content: null }
  await refuseWhileLocked(services, ofAddress(context), now, BUSY)
  await countTry(services, [ofCertificate(token)], now, BUSY)
  const content = await read(context, token, code)
  if (content) await forgetFailures(services, [ofCertificate(token)])
  else await countFailure(services, ofAddress(context), now)
  return { verification, content }
}

const read = (context: Context, token: string, code: string) =>
  within(context.services.db, { role: 'system' }, async (tx) => {
    const row = await findByToken(tx, hashVerificationToken(token))
    if (!row || !isCheckCode(context.services.keys, row, code)) return null
    await recordAudit(tx, context, [
      {
        schoolId: row.school_id,
        operation: 'certificates.open-with-code',
        kind: 'certificate',
        id: row.id,
      },
    ])
    return openContent(context.services, row)
  })
