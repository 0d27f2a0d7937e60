import { YEAR } from '../people'
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

/** What the centre alone does. */
const byCentre = async <I extends object>(world: World, input: I) => ({
  by: await world.staff('centre'),
  input,
  others: 'permission-denied' as const,
})

/** How many are due at this moment. */
async function due(world: World): Promise<number> {
  await graduate(world)
  const { counts } = await world.call(await world.staff('centre'), 'certificates.preview-batch', {
    year: YEAR,
  })
  return counts.find((it) => it.standing === 'due')?.count ?? 0
}

async function startedBatch(world: World) {
  const expected = await due(world)
  const centre = await world.staff('centre')
  const { id } = await world.call(centre, 'certificates.start-batch', { year: YEAR, expected })
  return byCentre(world, { id })
}

/** The first version of the certificate of the cohort, as it stands. */
async function template(world: World) {
  const { templates } = await world.call(
    await world.staff('centre'),
    'certificates.list-templates',
    {},
  )
  const newest = templates.find((it) => it.kind === 'registration-certificate')
  if (!newest) throw new Error('no template')
  return newest
}

export const certificateSamples: Samples = {
  'certificates.search-past': {
    staff: async (world) => ({ by: await world.staff('10001level1'), input: {}, others: 'own' }),
  },
  'certificates.my-past': {
    student: async (world) => ({ by: (await issued(world)).student, input: {}, others: 'own' }),
  },
  'certificates.list-templates': { staff: (world) => byCentre(world, {}) },
  'certificates.save-template': {
    staff: async (world) => {
      const { kind, facts, version } = await template(world)
      return byCentre(world, { kind, facts: { ...facts, remark: '请按期报到' }, version })
    },
  },
  'certificates.preview-template': {
    staff: async (world) => {
      const { kind, facts } = await template(world)
      return byCentre(world, { kind, facts, colour: 'blue' as const })
    },
  },
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
  'certificates.search': {
    staff: async (world) => {
      await issued(world)
      return { by: await world.staff('10001level2'), input: { year: YEAR }, others: 'own' }
    },
  },
  'certificates.get': {
    staff: async (world) => {
      const { id } = (await issued(world)).certificate
      return { by: await world.staff('10001level2'), input: { id }, others: 'not-found' }
    },
  },
  'certificates.issue-one': {
    staff: async (world) => {
      const { reports } = await graduate(world)
      const reportId = reports.find((it) => it.kind === 'dispatch')?.id ?? ''
      return byCentre(world, { reportId })
    },
  },
  'certificates.reissue': {
    staff: async (world) => {
      const { id } = (await issued(world)).certificate
      return byCentre(world, { id, reason: '单位名称有误' })
    },
  },
  'certificates.preview-batch': { staff: (world) => byCentre(world, { year: YEAR }) },
  'certificates.start-batch': {
    staff: async (world) => byCentre(world, { year: YEAR, expected: await due(world) }),
  },
  'certificates.get-batch': { staff: startedBatch },
  'certificates.list-batches': { staff: (world) => byCentre(world, { year: YEAR }) },
  'certificates.list-batch-items': { staff: startedBatch },
  'certificates.stop-batch': { staff: startedBatch },
  'certificates.verify': {
    public: async (world) => {
      const { certificate } = await issued(world)
      const token = certificate.verificationUrl.split('/').at(-1) ?? ''
      return { by: { caller: 'public' }, input: { token }, others: 'allowed' }
    },
  },
}
