import { nobody } from '../people'
import type { Samples } from '../sample'

export const jobSamples: Samples = {
  'jobs.drain': {
    timer: async (world) => {
      await world.roll(await world.staff('10001level1'), 'checking')
      return { by: nobody('timer'), input: { budgetMs: 30_000 }, others: 'allowed' }
    },
  },
}
