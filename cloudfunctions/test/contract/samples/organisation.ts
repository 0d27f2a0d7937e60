import type { Samples } from '../sample'

export const organisationSamples: Samples = {
  'organisation.get': {
    staff: async (world) => ({ by: await world.staff('10001level1'), input: {}, others: 'own' }),
    student: async (world) => ({ by: await world.student(), input: {}, others: 'own' }),
  },
  'organisation.list-authorities': {
    staff: async (world) => ({ by: await world.staff('10001level1'), input: {}, others: 'own' }),
    student: async (world) => ({ by: await world.student(), input: {}, others: 'own' }),
  },
}
