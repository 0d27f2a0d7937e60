import { announcementFacts, published } from '../../../builders/announcements'
import { PNG } from '../../../builders/file-bytes'
import type { Samples } from '../../sample'
import type { World } from '../../world'
import { ofOwn, school } from './parts'

/** Colleagues of other majors may do the same: an announcement is the school's. */
const others = { otherSchool: 'not-found', otherMajor: 'allowed' } as const
const ofStudents = {
  otherStudent: 'allowed',
  otherSchool: 'not-found',
  otherVisitor: 'not-found',
} as const

async function drafted(world: World) {
  const by = await school(world)
  const attachments = [await world.upload(by, 'announcement-attachment', PNG)]
  const { id, version } = await world.call(
    by,
    'announcements.add',
    announcementFacts({ attachments }),
  )
  return { by, id, version, fileId: attachments[0] ?? '' }
}

async function toRead(world: World) {
  const { by, id, version, fileId } = await drafted(world)
  await world.call(by, 'announcements.publish', { id, version, at: null })
  return { by, id, fileId, student: await world.student() }
}

export const announcementSamples: Samples = {
  'announcements.list': { staff: ofOwn(school, {}) },
  'announcements.get': {
    staff: async (world) => {
      const { by, id } = await drafted(world)
      return { by, input: { id }, others }
    },
  },
  'announcements.add': {
    staff: async (world) => {
      const by = await school(world)
      const attachments = [await world.upload(by, 'announcement-attachment', PNG)]
      return {
        by,
        input: announcementFacts({ attachments }),
        others: { otherSchool: 'fields-invalid', otherMajor: 'allowed' },
      }
    },
  },
  'announcements.edit': {
    staff: async (world) => {
      const { by, id, version } = await drafted(world)
      return { by, input: { id, version, facts: announcementFacts({ title: '新标题' }) }, others }
    },
  },
  'announcements.publish': {
    staff: async (world) => {
      const { by, id, version } = await drafted(world)
      return { by, input: { id, version, at: '2099-01-01T00:00:00.000Z' }, others }
    },
  },
  'announcements.withdraw': {
    staff: async (world) => {
      const by = await school(world)
      const { id, version } = await published(world, by)
      return { by, input: { id, version }, others }
    },
  },
  'announcements.delete': {
    staff: async (world) => {
      const { by, id, version } = await drafted(world)
      return { by, input: { id, version }, others }
    },
  },
  'announcements.list-for-students': {
    student: async (world) => ({ by: (await toRead(world)).student, input: {}, others: 'own' }),
  },
  'announcements.read-for-students': {
    student: async (world) => {
      const { student, id } = await toRead(world)
      return { by: student, input: { id }, others: ofStudents }
    },
  },
  'announcements.link-for-students': {
    student: async (world) => {
      const { student, id, fileId } = await toRead(world)
      return { by: student, input: { id, fileId }, others: ofStudents }
    },
  },
  'announcements.list-for-staff': {
    staff: async (world) => ({ by: (await toRead(world)).by, input: {}, others: 'own' }),
  },
  'announcements.read-for-staff': {
    staff: async (world) => {
      const { by, id } = await toRead(world)
      return { by, input: { id }, others }
    },
  },
  'announcements.link-for-staff': {
    staff: async (world) => {
      const { by, id, fileId } = await toRead(world)
      return { by, input: { id, fileId }, others }
    },
  },
}
