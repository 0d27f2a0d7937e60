import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { openWorld } from '../../../test/contract/world'
import { idNumber } from '../../imports/test/school'

const world = await openWorld()

test('where a real provider is configured the sandbox has no buttons', async () => {
  const visitor = await world.visitor()
  const person = { name: '样例', idNumber: idNumber(1) }
  const { checkId } = await world.call(visitor, 'identity.start-face-check', person)
  const answer = { checkId, outcome: 'passed' }
  Object.assign(world.services.config, { production: true })
  expect(codeOf(await ask(world, visitor, 'identity.answer-sandbox-face-check', answer))).toBe(
    'sandbox-only',
  )
  Object.assign(world.services.config, { production: false })
  Object.assign(world.services, { face: { ...world.services.face, kind: 'tencent' } })
  expect(codeOf(await ask(world, visitor, 'identity.answer-sandbox-face-check', answer))).toBe(
    'sandbox-only',
  )
})
