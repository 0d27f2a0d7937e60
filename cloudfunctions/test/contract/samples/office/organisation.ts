import type { Samples } from '../../sample'
import type { World } from '../../world'
import { addedSchool, centre, fresh, freshCode, ofCentre, ofOwn, school } from './parts'

async function unit(world: World) {
  const by = await school(world)
  const input = { unit: 'campus' as const, values: { name: fresh('校区') } }
  const made = await world.call(by, 'organisation.add-unit', input)
  return { by, made, others: { otherSchool: 'not-found', otherMajor: 'allowed' } as const }
}

const profile = {
  ...{ address: '', contact: '', email: '', phone: '', fax: '', homepage: '', postcode: '' },
  ...{ introduction: '', sealFileId: null, logoFileId: null },
}

/** A school's own parts, and the schools themselves. */
export const officeOrganisationSamples: Samples = {
  'organisation.get-profile': { staff: ofOwn(school, {}) },
  'organisation.save-profile': {
    staff: async (world) => {
      const by = await school(world)
      const { version } = await world.call(by, 'organisation.get-profile', {})
      return {
        by,
        input: { ...profile, version },
        others: { otherSchool: version === 1 ? 'own' : 'changed-elsewhere', otherMajor: 'allowed' },
      }
    },
  },
  'organisation.list-units': { staff: ofOwn(school, { unit: 'campus' as const }) },
  'organisation.get-unit': {
    staff: async (world) => {
      const { by, made, others } = await unit(world)
      return { by, input: { unit: 'campus', id: made.id }, others }
    },
  },
  'organisation.add-unit': {
    staff: async (world) => ({
      by: await school(world),
      input: { unit: 'campus', values: { name: fresh('校区') } },
      others: { otherSchool: 'own', otherMajor: 'allowed' },
    }),
  },
  'organisation.edit-unit': {
    staff: async (world) => {
      const { by, made, others } = await unit(world)
      const values = { name: fresh('校区') }
      return { by, input: { unit: 'campus', id: made.id, version: 1, values }, others }
    },
  },
  'organisation.delete-unit': {
    staff: async (world) => {
      const { by, made, others } = await unit(world)
      return { by, input: { unit: 'campus', id: made.id, version: 1 }, others }
    },
  },
  'schools.list': ofCentre({}),
  'schools.get': {
    staff: async (world) => {
      const { by, made, others } = await addedSchool(world)
      return { by, input: { id: made.id }, others }
    },
  },
  'schools.add': {
    staff: async (world) => ({
      by: await centre(world),
      input: {
        code: freshCode(),
        name: fresh('又一所'),
        region: '440100',
        administrator: { accountSuffix: 'admin', name: '管理员' },
      },
      others: 'permission-denied',
    }),
  },
  'schools.edit': {
    staff: async (world) => {
      const { by, made, others } = await addedSchool(world)
      return {
        by,
        input: { id: made.id, version: 1, name: fresh('改名'), region: '440300' },
        others,
      }
    },
  },
  'schools.switch': {
    staff: async (world) => {
      const { by, made, others } = await addedSchool(world)
      return { by, input: { id: made.id, version: 1, enabled: false }, others }
    },
  },
  'schools.issue-administrator': {
    staff: async (world) => {
      const { by, made, others } = await addedSchool(world)
      return { by, input: { id: made.id, accountSuffix: 'second', name: '管理员' }, others }
    },
  },
  'schools.require-second-factor': {
    staff: async (world) => {
      const { by, made, others } = await addedSchool(world)
      return { by, input: { id: made.id, required: true }, others }
    },
  },
}
