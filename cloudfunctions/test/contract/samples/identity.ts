import type { Person } from '../people'
import type { Samples } from '../sample'
import type { World } from '../world'

/** A visitor who has begun the face check as this person of the roll. */
async function checking(world: World) {
  const { row } = await world.student({ bound: false })
  const person = { name: row.name ?? '', idNumber: row.idNumber ?? '' }
  const by = await world.visitor()
  const { checkId } = await world.call(by, 'identity.start-face-check', person)
  return { by, checkId, person }
}

const answer = (world: World, by: Person, checkId: string) =>
  world.call(by, 'identity.answer-sandbox-face-check', { checkId, outcome: 'passed' })

export const identitySamples: Samples = {
  'identity.who-am-i': {
    student: async (world) => ({ by: await world.student(), input: {}, others: 'own' }),
  },
  'identity.give-consent': {
    student: async (world) => {
      const by = await world.visitor({ consent: false })
      const { version } = (await world.call(by, 'identity.who-am-i', {})).consent
      return { by, input: { version }, others: 'own' }
    },
  },
  'identity.start-face-check': {
    student: async (world) => {
      const { row } = await world.student({ bound: false })
      return {
        by: await world.visitor(),
        input: { name: row.name ?? '', idNumber: row.idNumber ?? '' },
        others: {
          otherStudent: 'already-bound',
          otherSchool: 'already-bound',
          otherVisitor: 'own',
        },
      }
    },
  },
  'identity.answer-sandbox-face-check': {
    student: async (world) => {
      const { by, checkId } = await checking(world)
      return { by, input: { checkId, outcome: 'passed' }, others: 'not-found' }
    },
  },
  'identity.finish-face-check': {
    student: async (world) => {
      const { by, checkId } = await checking(world)
      await answer(world, by, checkId)
      return { by, input: { checkId }, others: 'not-found' }
    },
  },
  'identity.bind': {
    student: async (world) => {
      const { by, checkId, person } = await checking(world)
      await answer(world, by, checkId)
      await world.call(by, 'identity.finish-face-check', { checkId })
      return {
        by,
        input: { idType: 'resident', ...person },
        others: {
          otherStudent: 'already-bound',
          otherSchool: 'already-bound',
          otherVisitor: 'face-required',
        },
      }
    },
  },
  'identity.take-own-data': {
    student: async (world) => ({
      by: await world.student({ origin: 'level2' }),
      input: {},
      others: 'own',
    }),
  },
  'identity.withdraw-consent': {
    student: async (world) => ({ by: await world.student(), input: {}, others: 'own' }),
  },
  'identity.sign-out-everywhere': {
    student: async (world) => ({ by: await world.student(), input: {}, others: 'own' }),
  },
  'identity.sign-out': {
    // In a browser: inside WeChat there is no session to end.
    student: async (world) => {
      const { openid: _, ...by } = await world.student()
      return { by, input: {}, others: 'own' }
    },
  },
}
