import { permissionFor } from 'shared-types/accounts/permissions'
import type { ErrorCode } from 'shared-types/errors'
import type { Caller, Operation } from 'shared-types/operation'
import type { OperationName } from 'shared-types/operations'
import { partnerScopes } from 'shared-types/partners/scopes'
import { callers, cloud, http, httpLetter, usualDoor, type Door } from './doors'
import { nobody, type Person } from './people'
import type { SampledCall } from './registry'
import type { SampleCall, Stranger } from './sample'
import type { World } from './world'

/** One call that must be refused with this code. */
export interface Attempt {
  who: string
  person: Person
  door: Door
  expected: ErrorCode
}

const attempt = (who: string, person: Person, expected: ErrorCode, door = usualDoor(person)) => ({
  who,
  person,
  expected,
  door,
})

const WORKS_BEFORE_PASSWORD_CHANGE: string[] = [
  'accounts.current-session',
  'accounts.change-password',
  'accounts.sign-out',
]

/** Everybody who may not call this operation at all, whatever it names. */
export async function listIntruders(
  world: World,
  { operation, caller }: SampledCall,
  { by, input }: SampleCall<OperationName>,
): Promise<Attempt[]> {
  const wrongDoor = callers
    .filter((it) => !operation.callers.includes(it))
    .map(async (it) => attempt(`through ${it}`, await somebody(world, it), 'unknown-operation'))
  const attempts = [...(await Promise.all(wrongDoor)), ...fromOtherSites(by)]
  if (operation.access === 'anyone') return attempts
  if (caller === 'timer') return [...attempts, ...posingAsTimer()]
  if (caller === 'partner') return [...attempts, ...(await posingAsPartner(world, by, operation))]
  attempts.push(...(await withoutSession(world, caller)))
  if (caller === 'student') return [...attempts, ...(await notYetStudents(world, operation.access))]
  if (!WORKS_BEFORE_PASSWORD_CHANGE.includes(operation.name))
    attempts.push(
      attempt(
        'before the first password change',
        await world.staff('10001new'),
        'password-change-required',
      ),
    )
  const needed = permissionFor(operation.access, input)
  if (needed)
    attempts.push(
      attempt(`without ${needed}`, await world.lacking(by, needed), 'permission-denied'),
    )
  return attempts
}

/** Somebody of that function who may do all that can be done there. */
async function somebody(world: World, caller: Person['caller']): Promise<Person> {
  if (caller === 'staff') return world.staff('10001level1')
  return caller === 'student' ? world.student() : nobody(caller)
}

/** A form on another site, sent with the cookies of somebody who may. */
function fromOtherSites(by: Person): Attempt[] {
  if (by.caller === 'timer' || by.caller === 'partner' || (by.caller === 'student' && !by.token))
    return []
  const own = { 'x-requested-with': 'biyetong' }
  const forged: Record<string, Record<string, string>> = {
    'a form of another site': {},
    'a page of another site': { ...own, origin: 'https://evil.example', host: '127.0.0.1:8080' },
    'a page without origin': { ...own, origin: 'null' },
    'another site, as the browser says': { ...own, 'sec-fetch-site': 'cross-site' },
  }
  return Object.entries(forged).map(([who, headers]) =>
    attempt(who, by, 'cross-site', (...letter) => httpLetter(...letter, headers)),
  )
}

function posingAsTimer(): Attempt[] {
  const timer = nobody('timer')
  return [
    attempt('over HTTP', timer, 'permission-denied', http),
    attempt('somebody in WeChat', { ...timer, openid: 'openid-timer' }, 'permission-denied', cloud),
    attempt('a visitor of the web SDK', timer, 'permission-denied', (...letter) => ({
      ...cloud(...letter),
      context: { environment: JSON.stringify({ TCB_UUID: 'anonymous' }) },
    })),
  ]
}

async function posingAsPartner(world: World, by: Person, operation: Operation) {
  const { id = '', secret = '' } = by.key ?? {}
  const hold = (key: { id: string; secret: string; timestamp?: string }): Person => ({ ...by, key })
  const unsigned: Person = { caller: 'partner' }
  const { token = '' } = await world.staff('centre')
  const scopes = partnerScopes.filter((it) => operation.access !== `scope:${it}`)
  return [
    attempt('without signature', unsigned, 'signature-refused'),
    attempt('inside the cloud', unsigned, 'signature-refused', cloud),
    attempt('with a session of staff', { ...unsigned, token }, 'signature-refused'),
    attempt('with another secret', hold({ id, secret: `${secret}x` }), 'signature-refused'),
    attempt('with an unknown key', hold({ id: 'pk-unknown', secret }), 'signature-refused'),
    attempt(
      'with an old time stamp',
      hold({ id, secret, timestamp: '1700000000' }),
      'clock-refused',
    ),
    attempt('without the scope', await world.partner(scopes), 'scope-missing'),
  ]
}

async function withoutSession(world: World, caller: 'staff' | 'student' | 'public') {
  const stranger: Person =
    caller === 'staff' ? await world.student() : await world.staff('10001level1')
  const { token = '' } = stranger
  const refused = (who: string, hold: Partial<Person>, door = http) =>
    attempt(who, { caller, ...hold }, 'sign-in-required', door)
  const attempts = [
    refused('nobody', {}),
    refused('nobody, inside the cloud', {}, cloud),
    refused('with a made-up session', { token: 'A'.repeat(43) }),
    refused('with a session of the other kind', { token }),
  ]
  if (caller === 'staff')
    attempts.push(
      refused('with an expired session', await world.staleSession('expires_at')),
      refused('with a session left idle', await world.staleSession('seen_at')),
      refused('with an account switched off', await world.staff('10001gone')),
      refused('with an openid', { openid: 'openid-1' }, cloud),
    )
  return attempts
}

async function notYetStudents(world: World, access: string): Promise<Attempt[]> {
  if (access === 'visitor') return []
  const outdated = await world.visitor()
  await world.owner.query(
    `update wechat_account set consent_version = '2020-01' where openid_index = $1`,
    [world.services.keys.blindIndex('openid', outdated.openid ?? '')],
  )
  const attempts = [
    attempt('without consent', await world.visitor({ consent: false }), 'consent-required'),
    attempt('with an older consent', outdated, 'consent-required'),
  ]
  if (access !== 'consented')
    attempts.push(attempt('without a bound record', await world.visitor(), 'binding-required'))
  return attempts
}

const isPerson = (caller: Caller) => caller === 'staff' || caller === 'student'

/** Others who may call the operation, but to whom what `by` names does not belong. */
export async function listStrangers(
  world: World,
  { operation, caller }: SampledCall,
): Promise<[Stranger, Person][]> {
  if (operation.access === 'anyone' || !isPerson(caller)) return []
  if (caller === 'staff')
    return [
      ['otherSchool', await world.staff('10002level1')],
      ['otherMajor', await world.staff('10001other')],
    ]
  const students: [Stranger, Person][] = [
    ['otherStudent', await world.student()],
    ['otherSchool', await world.student({ school: '10002' })],
  ]
  const isForVisitors = operation.access === 'visitor' || operation.access === 'consented'
  return isForVisitors ? [...students, ['otherVisitor', await world.visitor()]] : students
}
