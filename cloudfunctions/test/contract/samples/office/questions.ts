import type { QuestionFacts } from 'shared-types/questions/operations'
import type { Samples } from '../../sample'
import type { World } from '../../world'
import { centre, fresh, ofCentre } from './parts'

const facts = (): QuestionFacts => ({
  topic: '账号',
  question: fresh('怎样更换微信'),
  answer: [{ kind: 'paragraph', spans: [{ text: '请联系学校解除绑定后重新绑定。' }] }],
  keywords: ['换微信'],
  position: 500,
  published: true,
})

async function added(world: World) {
  const by = await centre(world)
  const { id, version } = await world.call(by, 'questions.add', facts())
  return { by, id, version, others: 'permission-denied' as const }
}

export const questionSamples: Samples = {
  'questions.list': ofCentre({}),
  'questions.get': {
    staff: async (world) => {
      const { by, id, others } = await added(world)
      return { by, input: { id }, others }
    },
  },
  'questions.add': {
    staff: async (world) => ({
      by: await centre(world),
      input: facts(),
      others: 'permission-denied',
    }),
  },
  'questions.edit': {
    staff: async (world) => {
      const { by, id, version, others } = await added(world)
      return { by, input: { id, version, facts: facts() }, others }
    },
  },
  'questions.delete': {
    staff: async (world) => {
      const { by, id, version, others } = await added(world)
      return { by, input: { id, version }, others }
    },
  },
  'questions.search': {
    student: async (world) => ({
      by: await world.visitor(),
      input: { words: '绑定' },
      others: 'allowed',
    }),
  },
  'questions.read': {
    student: async (world) => {
      const { id } = await added(world)
      return { by: await world.visitor(), input: { id }, others: 'allowed' }
    },
  },
}
