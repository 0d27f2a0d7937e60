import { YEAR } from '../people'
import type { Samples } from '../sample'
import type { World } from '../world'

/** A record of the roll and somebody who may correct it. */
async function onRoll(world: World, options: { bound?: boolean } = {}) {
  const { id } = await world.student(options)
  const by = await world.staff('10001level2')
  const { version } = await world.call(by, 'students.get', { id })
  return { by, id, version, others: 'not-found' as const }
}

async function ofRecord(world: World) {
  const { by, id, others } = await onRoll(world)
  return { by, input: { id }, others }
}

export const studentSamples: Samples = {
  'students.list': {
    staff: async (world) => {
      await world.student()
      return { by: await world.staff('10001level2'), input: { year: YEAR }, others: 'own' }
    },
  },
  'students.get': { staff: ofRecord },
  'students.read-id-number': { staff: ofRecord },
  'students.update': {
    staff: async (world) => {
      const { by, id, version, others } = await onRoll(world)
      const values = { name: '更正后', examNumber: '22440106000009' }
      return { by, input: { id, version, values, reason: '与身份证核对' }, others }
    },
  },
  'students.confirm-identity': {
    staff: async (world) => {
      const { by, id, version, others } = await onRoll(world, { bound: false })
      return { by, input: { id, version, reason: '本人持身份证到场' }, others }
    },
  },
  'students.unbind': {
    staff: async (world) => {
      const { by, id, version, others } = await onRoll(world)
      return { by, input: { id, version, reason: '更换微信' }, others }
    },
  },
}
