import { beforeAll, expect, test } from '@jest/globals'
import { permissionFor, type FunctionPermission } from 'shared-types/accounts/permissions'
import { signInOverHttp } from '../builders/sign-in'
import { changedTables, digestTables, type Digest } from './digest'
import { codeOf } from './encounters'
import { answerTo, inputsOf, listOthers, staffAround, type Actor } from './matrix'
import type { Person } from './people'
import { contract } from './registry'
import { openWorld } from './world'

const world = await openWorld()
const people = {
  level2: await world.staff('10001level2'),
  level1: await world.staff('10001level1'),
  centre: await world.staff('centre'),
}
const others = await listOthers(world, await administrator())
let before: Digest

beforeAll(async () => {
  before = await digestTables(world.owner)
})

/** The holder of the account that the centre issues with a new school. */
async function administrator(): Promise<Person> {
  const { school, issued } = await world.call(people.centre, 'schools.add', {
    ...{ code: '30001', name: '新学校', region: '440300', administrator: { name: '王主任' } },
  })
  const { person } = await signInOverHttp(world, issued)
  await world.call(person, 'accounts.change-password', {
    ...{ oldPassword: issued.password, newPassword: 'Chosen2026pass' },
  })
  return { ...person, schoolId: school.id }
}

test.each(contract.map((it) => [it.name, it] as const))(
  '%s: every level of staff with and without the permission, students, partners and nobody get the answer of the contract',
  async (_name, operation) => {
    const problems: string[] = []
    const knock = async (actor: Actor, input: unknown) => {
      const { event, context, read } = actor.door(actor.person, operation.name, input)
      const code = codeOf(read(await world.mains[actor.person.caller](event, context)))
      const expected = answerTo(operation, actor, input)
      if (code !== expected)
        problems.push(`${actor.who} of ${JSON.stringify(input)}: ${code}, not ${expected}`)
    }
    for (const input of inputsOf(operation)) {
      for (const actor of others) await knock(actor, input)
      for (const actor of staffAround(people, permissionFor(operation.access, input))) {
        await grant(actor.person, actor.standing.functions)
        await knock(actor, input)
      }
    }
    expect(problems).toEqual([])
  },
)

/** What the role of this person grants from now on. */
const grant = (person: Person, functions: readonly FunctionPermission[]) =>
  world.owner.query(
    `update role set functions = $2
      where (school_id, id) = (select school_id, role_id from staff where id = $1)`,
    [person.id, functions],
  )

test('all that knocking has changed nothing but the roles, which this file itself sets', async () => {
  const changed = changedTables(before, await digestTables(world.owner))
  expect(changed.filter((it) => it !== 'role')).toEqual([])
})
