import type { Person } from '../people'
import type { Samples } from '../sample'
import type { World } from '../world'

/** The smallest picture: one transparent pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
)
const picture = { purpose: 'attachment', name: '户口簿.png', size: PNG.length } as const

async function announced(world: World, by: Person) {
  const { fileId } = await world.call(by, 'files.prepare-upload', picture)
  return { by, input: { fileId, at: 0 }, others: 'not-found' as const }
}

const ofPieces = ({ by, input, others }: Awaited<ReturnType<typeof announced>>) => ({
  by,
  input: { fileId: input.fileId, pieces: 2 },
  others,
})

export const fileSamples: Samples = {
  'files.prepare-upload': {
    staff: async (world) => ({
      by: await world.staff('10001level1'),
      input: { purpose: 'import-file', name: '学籍.xlsx', size: 10_000 },
      others: 'own',
    }),
    student: async (world) => ({ by: await world.student(), input: picture, others: 'own' }),
  },
  'files.prepare-piece': {
    staff: async (world) => announced(world, await world.staff('10001level1')),
    student: async (world) => announced(world, await world.student()),
  },
  'files.arrived-pieces': {
    staff: async (world) => ofPieces(await announced(world, await world.staff('10001level1'))),
    student: async (world) => ofPieces(await announced(world, await world.student())),
  },
  'files.confirm-upload': {
    staff: async (world) => {
      const by = await world.staff('10001level1')
      const fileId = await world.upload(by, 'attachment', PNG, { confirm: false })
      return { by, input: { fileId }, others: 'not-found' }
    },
    student: async (world) => {
      const by = await world.student()
      const fileId = await world.upload(by, 'attachment', PNG, { confirm: false })
      return { by, input: { fileId }, others: 'not-found' }
    },
  },
  'files.link': {
    // What a student attached: for whoever may see the report.
    staff: async (world) => {
      const student = await world.student({ origin: 'completed', dispatch: 'draft' })
      const acceptance = await world.upload(student, 'attachment', PNG)
      const { report } = await world.call(student, 'reports.mine', { kind: 'dispatch' })
      await world.call(student, 'reports.save-draft', {
        kind: 'dispatch',
        version: report?.version ?? 0,
        data: { dispatchNature: 'employer', acceptance },
      })
      return {
        by: await world.staff('10001level2'),
        input: { fileId: acceptance },
        others: 'not-found',
      }
    },
    student: async (world) => {
      const by = await world.student()
      return {
        by,
        input: { fileId: await world.upload(by, 'attachment', PNG) },
        others: 'not-found',
      }
    },
  },
}
