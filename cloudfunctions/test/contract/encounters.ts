import type { Reply } from 'shared-types/operation'
import type { OperationName } from 'shared-types/operations'
import { changedTables, digestTables } from './digest'
import { usualDoor, type Door } from './doors'
import { listStrangers } from './intruders'
import { listMarks } from './marks'
import type { Person } from './people'
import type { SampledCall } from './registry'
import type { Outcome, Sample, SampleCall, Stranger } from './sample'
import type { World } from './world'

export const makeSample = (world: World, it: SampledCall) =>
  (it.sample as Sample<OperationName>)(world)

export async function send(
  world: World,
  { operation }: SampledCall,
  person: Person,
  input: unknown,
  door: Door = usualDoor(person),
): Promise<Reply> {
  const { event, context, read } = door(person, operation.name, input)
  return read(await world.mains[person.caller](event, context))
}

export const codeOf = (reply: Reply) => (reply.ok ? 'ok' : reply.code)

/** Codes that any operation of the kind may answer with, without declaring them. */
const ofEveryOperation = new Set([
  'invalid-input',
  'unknown-operation',
  'cross-site',
  'sign-in-required',
  'password-change-required',
  'permission-denied',
  'consent-required',
  'binding-required',
])

export const outcomeFor = (
  others: SampleCall<OperationName>['others'],
  stranger: Stranger,
): Outcome => (typeof others === 'string' ? others : (others[stranger] ?? 'not-found'))

/** Everybody of another school, major or name with the very same input; what goes wrong, in sentences. */
export async function meetStrangers(
  world: World,
  it: SampledCall,
  call: SampleCall<OperationName>,
): Promise<string[]> {
  const { by, others } = call
  const strangers = (await listStrangers(world, it)).map(([name, person]) => ({
    name,
    person,
    expected: outcomeFor(others, name),
  }))
  // Who is answered about themselves may change what is theirs.
  const isOwn = strangers.some(({ expected }) => expected === 'own')
  const about = isOwn ? [by.id ?? by.openid ?? ''] : undefined
  const before = await digestTables(world.owner, about)
  const problems: string[] = []
  for (const stranger of strangers.filter((it) => it.expected !== 'allowed'))
    problems.push(...(await meet(world, it, call, stranger)))
  const changed = changedTables(before, await digestTables(world.owner, about))
  return [...problems, ...changed.map((table) => `a stranger changed ${table}`)]
}

async function meet(
  world: World,
  it: SampledCall,
  { by, input }: SampleCall<OperationName>,
  { name, person, expected }: { name: Stranger; person: Person; expected: Outcome },
): Promise<string[]> {
  const marks = await listMarks(world.owner, name, by)
  const reply = await send(world, it, person, input)
  const problems: string[] = []
  const seen = marks.find((mark) => JSON.stringify(reply).includes(mark))
  if (seen) problems.push(`${name} is shown ${seen}`)
  const code = codeOf(reply)
  if (expected !== 'own' && code !== expected) problems.push(`${name}: ${code}, not ${expected}`)
  if (code !== 'ok' && !ofEveryOperation.has(code) && !isDeclared(it, code))
    problems.push(`${name}: ${code} is not among the operation's errors`)
  return problems
}

const isDeclared = ({ operation }: SampledCall, code: string) =>
  operation.errors.some((known) => known === code)
