import { application } from '../../../builders/reassignment'
import { YEAR } from '../../people'
import type { Samples } from '../../sample'
import type { World } from '../../world'

/** A settled dispatch, and who of the school may apply for its reassignment. */
async function settled(world: World) {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const id = student.reports.find((it) => it.kind === 'dispatch')?.id ?? ''
  return { student, id, by: await world.staff('10001level2') }
}

/** An application of the student's, as it stands when it has been handed in. */
async function applied(world: World) {
  const { student, id, by } = await settled(world)
  const input = await application(world, student, student)
  const { version } = await world.call(student, 'reassignments.apply', input)
  return { student, id, version, by }
}

/** Nobody else of these tests graduates then: whom a run is to find does not change while others come and go. */
const QUIET_YEAR = YEAR - 3

/** A run of the centre over everybody who has no dispatch yet. */
async function startedRun(world: World) {
  const by = await world.staff('centre')
  // What another run is to do is done before somebody comes whom only this one finds.
  await world.drain()
  const { id } = await world.student()
  await world.owner.query('insert into working_year values ($1) on conflict do nothing', [
    QUIET_YEAR,
  ])
  await world.owner.query('update student set year = $2 where id = $1', [id, QUIET_YEAR])
  const year = QUIET_YEAR
  const { due } = await world.call(by, 'dispatch.preview-initialisation', { year })
  return { by, input: { year, expected: due }, others: 'permission-denied' as const }
}

const ofCentre = async (world: World) => ({
  by: await world.staff('centre'),
  input: { year: YEAR },
  others: 'permission-denied' as const,
})

export const dispatchSamples: Samples = {
  'reassignments.apply': {
    student: async (world) => {
      const { student: by } = await settled(world)
      return { by, input: await application(world, by, by), others: 'not-found' }
    },
  },
  'reassignments.abandon-mine': {
    student: async (world) => {
      const { student: by, version } = await applied(world)
      return { by, input: { version }, others: 'not-found' }
    },
  },
  'reassignments.apply-for': {
    staff: async (world) => {
      const { student, id, by } = await settled(world)
      const input = { id, ...(await application(world, by, student)) }
      return { by, input, others: 'not-found' }
    },
  },
  'reassignments.abandon': {
    staff: async (world) => {
      const { id, version, by } = await applied(world)
      const opinion = '材料不全'
      const review = { kind: 'dispatch' as const, id, version, action: 'reject' as const, opinion }
      const rejected = await world.call(by, 'reports.review', review)
      return { by, input: { id, version: rejected.version }, others: 'not-found' }
    },
  },
  'reassignments.print-mine': {
    student: async (world) => {
      const { student: by } = await applied(world)
      return { by, input: {}, others: 'no-reassignment' }
    },
  },
  'reassignments.print': {
    staff: async (world) => {
      const { id, by } = await applied(world)
      return { by, input: { id }, others: 'not-found' }
    },
  },
  'dispatch.preview-initialisation': { staff: ofCentre },
  'dispatch.list-initialisations': { staff: ofCentre },
  'dispatch.start-initialisation': { staff: startedRun },
  'dispatch.stop-initialisation': {
    staff: async (world) => {
      const { by, input, others } = await startedRun(world)
      const { id } = await world.call(by, 'dispatch.start-initialisation', input)
      return { by, input: { id }, others }
    },
  },
}
