import { nobody, PASSWORD } from '../people'
import type { Samples } from '../sample'

export const accountSamples: Samples = {
  'accounts.sign-in': {
    staff: () =>
      Promise.resolve({
        by: nobody('staff'),
        input: { account: '10001level1', password: PASSWORD },
        others: 'allowed',
      }),
  },
  'accounts.sign-out': {
    staff: async (world) => ({ by: await world.staff('10001level1'), input: {}, others: 'own' }),
  },
  'accounts.current-session': {
    staff: async (world) => ({ by: await world.staff('10001level1'), input: {}, others: 'own' }),
  },
  'accounts.change-password': {
    staff: async (world) => ({
      by: await world.withPassword('10001level2'),
      input: { oldPassword: PASSWORD, newPassword: 'Another2026y' },
      others: 'password-wrong',
    }),
  },
}
