import { randomBytes } from 'node:crypto'
import type { FaceProvider } from './face-provider'

/** Verifies nobody: the outcome is the button pressed on a screen that says so. Refused in production by the config. */
export function sandboxFaceProvider(
  findOutcome: (token: string) => Promise<'passed' | 'failed' | undefined>,
): FaceProvider {
  return {
    kind: 'sandbox',
    begin: () => Promise.resolve({ token: `sandbox-${randomBytes(16).toString('hex')}` }),
    async result(token) {
      return { outcome: (await findOutcome(token)) ?? 'pending' }
    },
  }
}
