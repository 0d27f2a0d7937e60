import type { Samples } from '../sample'
import type { World } from '../world'

const graduate = (world: World) => world.student({ origin: 'completed', dispatch: 'completed' })

/** A graduate who has drawn the certificate. */
async function issued(world: World) {
  const student = await graduate(world)
  const certificate = await world.call(student, 'certificates.draw', {})
  const reportId = student.reports.find((it) => it.kind === 'dispatch')?.id ?? ''
  return { student, certificate, reportId }
}

export const certificateSamples: Samples = {
  'certificates.mine': {
    student: async (world) => ({ by: (await issued(world)).student, input: {}, others: 'own' }),
  },
  'certificates.draw': {
    student: async (world) => ({
      by: await graduate(world),
      input: {},
      others: 'certificate-not-available',
    }),
  },
  'certificates.link-mine': {
    student: async (world) => ({
      by: (await issued(world)).student,
      input: {},
      others: 'not-found',
    }),
  },
  'certificates.list': {
    staff: async (world) => {
      const { reportId } = await issued(world)
      return { by: await world.staff('10001level2'), input: { reportId }, others: 'not-found' }
    },
  },
  'certificates.link': {
    staff: async (world) => {
      const { id } = (await issued(world)).certificate
      return { by: await world.staff('10001level2'), input: { id }, others: 'not-found' }
    },
  },
  'certificates.revoke': {
    staff: async (world) => {
      const { id } = (await issued(world)).certificate
      return {
        by: await world.staff('centre'),
        input: { id, reason: '信息有误' },
        others: 'permission-denied',
      }
    },
  },
  'certificates.verify': {
    public: async (world) => {
      const { certificate } = await issued(world)
      const token = certificate.verificationUrl.split('/').at(-1) ?? ''
      return { by: { caller: 'public' }, input: { token }, others: 'allowed' }
    },
  },
}
