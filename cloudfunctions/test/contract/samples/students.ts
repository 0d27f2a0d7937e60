import { YEAR } from '../people'
import type { Samples } from '../sample'

export const studentSamples: Samples = {
  'students.list': {
    staff: async (world) => {
      await world.student()
      return { by: await world.staff('10001level2'), input: { year: YEAR }, others: 'own' }
    },
  },
}
