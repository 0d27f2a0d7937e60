import { amendment, openEmployment } from '../../../builders/amendment'
import type { Samples } from '../../sample'
import type { World } from '../../world'

/** A settled employment, and who of the school may apply for its change. */
async function settled(world: World) {
  await openEmployment(world)
  const student = await world.student({ employment: 'completed' })
  const id = student.reports.find((it) => it.kind === 'employment')?.id ?? ''
  return { student, id, by: await world.staff('10001level2') }
}

/** An application of the student's, as it stands when it has been handed in. */
async function applied(world: World) {
  const { student, id, by } = await settled(world)
  const input = await amendment(world, student, student)
  const { version } = await world.call(student, 'amendments.apply', input)
  return { student, id, version, by }
}

export const amendmentSamples: Samples = {
  'amendments.apply': {
    student: async (world) => {
      const { student: by } = await settled(world)
      return { by, input: await amendment(world, by, by), others: 'not-found' }
    },
  },
  'amendments.abandon-mine': {
    student: async (world) => {
      const { student: by, version } = await applied(world)
      return { by, input: { version }, others: 'not-found' }
    },
  },
  'amendments.apply-for': {
    staff: async (world) => {
      const { student, id, by } = await settled(world)
      return { by, input: { id, ...(await amendment(world, by, student)) }, others: 'not-found' }
    },
  },
  'amendments.abandon': {
    staff: async (world) => {
      const { id, version, by } = await applied(world)
      const opinion = '材料不全'
      const review = {
        ...{ kind: 'employment' as const, id, version },
        ...{ action: 'reject' as const, opinion },
      }
      const rejected = await world.call(by, 'reports.review', review)
      return { by, input: { id, version: rejected.version }, others: 'not-found' }
    },
  },
}
