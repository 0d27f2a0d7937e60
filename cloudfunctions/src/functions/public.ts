import { verifyCertificate as verifyContract } from 'shared-types/certificates/operations'
import { verifyCertificate } from '../certificates/verify'
import { forAnyone } from '../runtime/implement'
import type { FunctionDefinition } from '../runtime/serve'
import { serveVerificationPage } from '../verification-page/serve-page'

/** Anyone: employers who scan a QR code or upload a PDF. */
export const publicFunction: FunctionDefinition = {
  caller: 'public',
  cookieName: '',
  identify: () => Promise.resolve({ kind: 'public' }),
  implementations: [forAnyone(verifyContract, verifyCertificate)],
  page: serveVerificationPage,
}
