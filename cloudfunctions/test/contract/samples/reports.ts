import { YEAR } from '../people'
import type { Samples } from '../sample'
import type { World } from '../world'

/** An origin report that waits for the second level, and who may see it. */
async function waiting(world: World) {
  const student = await world.student({ origin: 'level2' })
  const { id = '', version = 0 } = student.reports[0] ?? {}
  return { student, by: await world.staff('10001level2'), id, version, kind: 'origin' as const }
}

/** What a student fills in, with what the roll knows. */
async function filledIn(world: World) {
  const by = await world.student()
  const { initial } = await world.call(by, 'reports.mine', { kind: 'origin' })
  const data = { ...initial, currentHukou: '广州市', mobile: '14500000002', teacherTraining: '0' }
  return { by, input: { kind: 'origin' as const, version: 0, data }, others: 'own' as const }
}

export const reportSamples: Samples = {
  'reports.list': {
    staff: async (world) => {
      const { by, kind } = await waiting(world)
      return { by, input: { kind, year: YEAR }, others: 'own' }
    },
  },
  'reports.count-by-major': {
    staff: async (world) => {
      const { by, kind } = await waiting(world)
      return { by, input: { kind, year: YEAR }, others: 'own' }
    },
  },
  'reports.count-pending': {
    staff: async (world) => {
      const { by } = await waiting(world)
      return { by, input: { year: YEAR }, others: 'own' }
    },
  },
  'reports.get': {
    staff: async (world) => {
      const { by, kind, id } = await waiting(world)
      return { by, input: { kind, id }, others: 'not-found' }
    },
  },
  'reports.review': {
    staff: async (world) => {
      const { by, kind, id, version } = await waiting(world)
      return { by, input: { kind, id, version, action: 'approve' }, others: 'not-found' }
    },
  },
  'reports.review-batch': {
    staff: async (world) => {
      const { by, kind, id, version } = await waiting(world)
      const selected = [{ id, version }]
      return {
        by,
        input: { kind, action: 'reject', opinion: '请补充', selected },
        others: 'not-found',
      }
    },
  },
  'reports.save': {
    staff: async (world) => {
      const { by, kind, id, version } = await waiting(world)
      const { data } = await world.call(by, 'reports.get', { kind, id })
      const corrected = { ...data, currentHukou: '佛山市' }
      return { by, input: { kind, id, version, data: corrected }, others: 'not-found' }
    },
  },
  'reports.mine': {
    student: async (world) => ({
      by: await world.student({ origin: 'level2' }),
      input: { kind: 'origin' },
      others: 'own',
    }),
  },
  'reports.save-draft': { student: filledIn },
  'reports.submit': { student: filledIn },
  'reports.withdraw': {
    student: async (world) => {
      const { student: by, kind, version } = await waiting(world)
      return { by, input: { kind, version }, others: 'not-found' }
    },
  },
}
