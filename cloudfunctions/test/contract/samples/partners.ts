import type { Samples } from '../sample'
import { askedByPartner, statementOn } from '../../builders/partner-statement'
import type { World } from '../world'

const facts = {
  name: '省政务服务平台',
  purpose: '办理档案转递',
  contact: '李工 020-00000000',
  scopes: ['certificate' as const],
  perMinute: 60,
  perDay: 1000,
}

const centre = (world: World) => world.staff('centre')

/** A call of the centre that names a partner. */
async function ofPartner(world: World) {
  const { id = '', key } = await world.partner()
  return { by: await centre(world), id, key, others: 'permission-denied' as const }
}

/** A student about whom a partner has asked. */
async function askedAbout(world: World) {
  const by = await world.student({ origin: 'completed', dispatch: 'completed' })
  await world.call(by, 'certificates.draw', {})
  const { id = '' } = await askedByPartner(world, by)
  return { by, id }
}

export const partnerSamples: Samples = {
  'partners.mine': {
    student: async (world) => ({ by: (await askedAbout(world)).by, input: {}, others: 'own' }),
  },
  'partners.my-calls': {
    student: async (world) => ({ by: (await askedAbout(world)).by, input: {}, others: 'own' }),
  },
  'partners.refuse-mine': {
    student: async (world) => {
      const { by, id } = await askedAbout(world)
      return { by, input: { id }, others: { otherVisitor: 'face-required' } }
    },
  },
  'partners.allow-mine': {
    student: async (world) => {
      const { by, id } = await askedAbout(world)
      await world.call(by, 'partners.refuse-mine', { id })
      return { by, input: { id }, others: { otherVisitor: 'face-required' } }
    },
  },
  'partners.list': {
    staff: async (world) => ({ by: await centre(world), input: {}, others: 'permission-denied' }),
  },
  'partners.create': {
    staff: async (world) => ({
      by: await centre(world),
      input: { ...facts, name: `省政务服务平台${crypto.randomUUID()}` },
      others: 'permission-denied',
    }),
  },
  'partners.save': {
    staff: async (world) => {
      const { by, id, others } = await ofPartner(world)
      return { by, input: { ...facts, name: `改名${id}`, id, version: 1 }, others }
    },
  },
  'partners.set-enabled': {
    staff: async (world) => {
      const { by, id, others } = await ofPartner(world)
      return { by, input: { id, version: 1, enabled: false }, others }
    },
  },
  'partners.rotate-key': {
    staff: async (world) => {
      const { by, id, others } = await ofPartner(world)
      return { by, input: { id }, others }
    },
  },
  'partners.retire-key': {
    staff: async (world) => {
      const { by, id, key, others } = await ofPartner(world)
      await world.call(by, 'partners.rotate-key', { id })
      return { by, input: { id, keyId: key?.id ?? '' }, others }
    },
  },
  'partners.usage': {
    staff: async (world) => {
      const { by, id, others } = await ofPartner(world)
      return { by, input: { id }, others }
    },
  },
  'partner.archive-whereabouts': {
    partner: async (world) => {
      const student = await world.student()
      const { name = '', idNumber = '' } = student.row
      await world.call(await world.staff('10001level2'), 'archives.add', {
        year: 2026,
        person: { name, idNumber },
        graduated: true,
        state: 'to-send',
        on: '2026-06-20',
        data: {},
      })
      return { by: await world.partner(), input: statementOn(student), others: 'own' }
    },
  },
  'partner.certificate': {
    partner: async (world) => {
      const student = await world.student({ origin: 'completed', dispatch: 'completed' })
      await world.call(student, 'certificates.draw', {})
      return { by: await world.partner(), input: statementOn(student), others: 'own' }
    },
  },
}
