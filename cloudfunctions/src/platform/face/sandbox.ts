import type { FaceProvider } from './face-provider'

/** Verifies nobody: the outcome is the button pressed on a screen that says so. Refused in production by the config. */
export function sandboxFaceProvider(
  findOutcome: (checkId: string) => Promise<'passed' | 'failed' | undefined>,
): FaceProvider {
  return {
    kind: 'sandbox',
    begin: () => Promise.resolve({ memory: '' }),
    async result({ id }) {
      const outcome = await findOutcome(id)
      if (outcome !== 'passed') return { outcome: outcome ?? 'pending' }
      return { outcome, person: 'as-asked' }
    },
  }
}
