import type { OperationName } from 'shared-types/operations'
import type { Reply } from 'shared-types/operation'
import { httpLetter, usualDoor } from '../contract/doors'
import type { Person } from '../contract/people'
import type { World } from '../contract/world'

/** Calls as this person and gives the whole answer, a refusal too. Over HTTP, `address` says from where. */
export async function ask(
  world: Pick<World, 'mains'>,
  person: Person,
  operation: OperationName,
  input: unknown,
  { address }: { address?: string } = {},
): Promise<Reply> {
  const headers = { 'x-requested-with': 'biyetong', ...(address && { 'X-Real-IP': address }) }
  const { event, context, read } =
    person.openid || person.caller === 'partner'
      ? usualDoor(person)(person, operation, input)
      : httpLetter(person, operation, input, headers)
  return read(await world.mains[person.caller](event, context))
}

/** The code of the refusal, or `answered`. */
export const codeOf = (reply: Reply): string => (reply.ok ? 'answered' : reply.code)

/** Calls that start at the same moment: the codes of their answers, in the order of the alphabet. */
export async function codesAtOnce(calls: readonly Promise<Reply>[]): Promise<string[]> {
  return (await Promise.all(calls)).map(codeOf).sort()
}
