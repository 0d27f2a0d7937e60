import { YEAR } from '../people'
import type { Samples } from '../sample'
import type { World } from '../world'

const importer = (world: World) => world.staff('10001level1')

/** A call that names an import which has been checked. */
async function ofChecked(world: World) {
  const by = await importer(world)
  const rows = [world.nextRow(), { ...world.nextRow(), major: '没有的专业' }]
  const { id } = await world.roll(by, 'checked', rows)
  return { by, input: { id }, others: 'not-found' as const }
}

/** A call that names an import whose work was given up. */
async function ofFailed(world: World) {
  const called = await ofChecked(world)
  await world.owner.query(`update import set state = 'failed' where id = $1`, [called.input.id])
  return called
}

export const importSamples: Samples = {
  'imports.template': {
    staff: async (world) => ({ by: await importer(world), input: {}, others: 'own' }),
  },
  'imports.inspect': {
    staff: async (world) => {
      const by = await importer(world)
      const { start } = await world.roll(by, 'uploaded')
      return { by, input: { fileId: start.fileId }, others: 'not-found' }
    },
  },
  'imports.start': {
    staff: async (world) => {
      const by = await importer(world)
      const { start } = await world.roll(by, 'uploaded')
      return { by, input: start, others: 'not-found' }
    },
  },
  'imports.list': {
    staff: async (world) => {
      const by = await importer(world)
      await world.roll(by, 'checking')
      return { by, input: { year: YEAR }, others: 'own' }
    },
  },
  'imports.get': { staff: ofChecked },
  'imports.accept': { staff: ofChecked },
  'imports.discard': { staff: ofChecked },
  'imports.restart': { staff: ofFailed },
  'imports.refused-rows': { staff: ofChecked },
}
