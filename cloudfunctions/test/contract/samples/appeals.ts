import { appealInput, entered, uploadForAppeal } from '../../builders/appeals'
import { PNG } from '../../builders/file-bytes'
import type { Samples } from '../sample'
import type { World } from '../world'

const file = { name: '身份证.png', size: PNG.length }

/** An appeal of a student of software engineering, and who may see it. */
async function opened(world: World) {
  const student = await world.student()
  const { id, version } = await world.call(student, 'appeals.open', appealInput())
  return { student, by: await world.staff('10001level2'), id, version }
}

async function ofOpened(world: World) {
  const { by, id } = await opened(world)
  return { by, input: { id }, others: 'not-found' as const }
}

async function ofOwn(world: World) {
  const { student, id, version } = await opened(world)
  return { student, id, version, others: 'not-found' as const }
}

export const appealSamples: Samples = {
  'appeals.list-schools': {
    student: async (world) => ({ by: await world.visitor(), input: {}, others: 'allowed' }),
  },
  'appeals.list-mine': {
    student: async (world) => ({ by: (await opened(world)).student, input: {}, others: 'own' }),
  },
  'appeals.get-mine': {
    student: async (world) => {
      const { student, id, others } = await ofOwn(world)
      return { by: student, input: { id }, others }
    },
  },
  'appeals.open': {
    student: async (world) => {
      const by = await world.visitor()
      const person = entered(world)
      const attachments = [await uploadForAppeal(world, by, { schoolId: person.schoolId })]
      return { by, input: appealInput({ person, attachments }), others: 'fields-invalid' }
    },
  },
  'appeals.add': {
    student: async (world) => {
      const { student, id, version, others } = await ofOwn(world)
      const attachments = [await uploadForAppeal(world, student)]
      return { by: student, input: { id, version, text: '补充证明', attachments }, others }
    },
  },
  'appeals.close-mine': {
    student: async (world) => {
      const { student, id, version, others } = await ofOwn(world)
      return { by: student, input: { id, version }, others }
    },
  },
  'appeals.prepare-attachment': {
    student: async (world) => ({
      by: await world.visitor(),
      input: { ...file, schoolId: world.schoolOf('10001').id },
      others: {
        otherStudent: 'fields-invalid',
        otherSchool: 'fields-invalid',
        otherVisitor: 'own',
      },
    }),
  },
  'appeals.confirm-attachment': {
    student: async (world) => {
      const by = await world.student()
      const fileId = await uploadForAppeal(world, by, { confirm: false })
      return { by, input: { fileId }, others: 'not-found' }
    },
  },
  'appeals.link-attachment': {
    student: async (world) => {
      const by = await world.student()
      return { by, input: { fileId: await uploadForAppeal(world, by) }, others: 'not-found' }
    },
  },
  'appeals.list': {
    staff: async (world) => ({ by: (await opened(world)).by, input: {}, others: 'own' }),
  },
  'appeals.count-pending': {
    staff: async (world) => ({ by: (await opened(world)).by, input: {}, others: 'own' }),
  },
  'appeals.get': { staff: ofOpened },
  'appeals.read-id-number': { staff: ofOpened },
  'appeals.list-colleagues': { staff: ofOpened },
  'appeals.take': {
    staff: async (world) => {
      const { by, id, version } = await opened(world)
      return { by, input: { id, version }, others: 'not-found' }
    },
  },
  'appeals.answer': {
    staff: async (world) => {
      const { by, id, version } = await opened(world)
      return { by, input: { id, version, text: '已更正' }, others: 'not-found' }
    },
  },
  'appeals.pass-on': {
    staff: async (world) => {
      const { by, id, version } = await opened(world)
      const { id: staffId = '' } = await world.staff('10001level1')
      return { by, input: { id, version, staffId, reason: '请核对原件' }, others: 'not-found' }
    },
  },
  'appeals.close': {
    staff: async (world) => {
      const { by, id, version } = await opened(world)
      return { by, input: { id, version, reason: '重复提交' }, others: 'not-found' }
    },
  },
  'appeals.get-settings': {
    staff: async (world) => ({ by: await world.staff('10001level1'), input: {}, others: 'own' }),
  },
  'appeals.save-settings': {
    staff: async (world) => {
      const by = await world.staff('10001level1')
      const { version } = await world.call(by, 'appeals.get-settings', {})
      const assignees = [{ category: 'face-failed' as const, staffIds: [by.id ?? ''] }]
      return {
        by,
        input: { version, deadlineDays: 5, assignees },
        others: { otherSchool: 'fields-invalid', otherMajor: 'allowed' },
      }
    },
  },
}
