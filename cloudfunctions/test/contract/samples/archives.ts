import { YEAR } from '../people'
import type { Samples } from '../sample'
import type { Student, World } from '../world'

const level2 = (world: World) => world.staff('10001level2')

const sent = { recipientUnit: '广州市人才服务中心', carrier: 'ems', trackingNumber: 'EX0001' }

const entryOf = ({ row }: Student) => ({
  year: YEAR,
  person: { name: row.name ?? '', idNumber: row.idNumber ?? '' },
  graduated: true,
  state: 'to-send' as const,
  on: '2026-06-20',
  data: { recipientUnit: sent.recipientUnit },
})

/** An archive that waits to be sent, and who entered it. */
async function entered(world: World) {
  const student = await world.student()
  const by = await level2(world)
  const { id, version } = await world.call(by, 'archives.add', entryOf(student))
  return { student, by, id, version }
}

export const archiveSamples: Samples = {
  'archives.list': {
    staff: async (world) => {
      const { by } = await entered(world)
      return { by, input: { year: YEAR }, others: 'own' }
    },
  },
  'archives.get': {
    staff: async (world) => {
      const { by, id } = await entered(world)
      return { by, input: { id }, others: 'not-found' }
    },
  },
  'archives.add': {
    staff: async (world) => {
      const student = await world.student()
      return {
        by: await level2(world),
        input: entryOf(student),
        others: { otherSchool: 'archive-not-on-roll', otherMajor: 'fields-invalid' },
      }
    },
  },
  'archives.save': {
    staff: async (world) => {
      const { by, id, version } = await entered(world)
      const data = { recipientUnit: '深圳市人才服务中心' }
      return { by, input: { id, version, graduated: true, data }, others: 'not-found' }
    },
  },
  'archives.set-state': {
    staff: async (world) => {
      const { by, id, version } = await entered(world)
      const input = { id, version, to: 'sent' as const, on: '2026-07-01', data: sent }
      return { by, input, others: 'not-found' }
    },
  },
  'archives.export': {
    staff: async (world) => {
      const { by } = await entered(world)
      return { by, input: { year: YEAR }, others: 'own' }
    },
  },
  'archives.overview': {
    staff: async (world) => {
      const { by } = await entered(world)
      return { by, input: { year: YEAR }, others: 'own' }
    },
  },
  'archives.mine': {
    student: async (world) => {
      const { student } = await entered(world)
      return { by: student, input: {}, others: 'own' }
    },
  },
}
