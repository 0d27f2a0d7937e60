import { DomainError } from 'shared-types/errors'
import { partnerScopes } from 'shared-types/partners/scopes'
import { within, type Tx } from '../database/scope'
import type { PartnerActor } from '../runtime/actor'
import type { Incoming } from '../runtime/incoming'
import type { Services } from '../runtime/services'
import { clean, countCall, countRefusal, secondsToNextMinute, takeNonce } from './meter'
import * as queries from './queries'
import {
  CLOCK_WINDOW_SECONDS,
  isSignedWith,
  readSignatureHeader,
  type SignatureHeader,
} from './signature'

/** Kept longer than the window, for servers whose clocks differ. */
const NONCE_GRACE_SECONDS = 60

/**
 * The partner whose key signed exactly this request. Unknown key and wrong signature are one refusal. What the request
 * uses up (its nonce, a place in the minute and the day) is committed before the request is worked on.
 */
export async function identifyPartner(
  services: Services,
  incoming: Incoming,
  now: Date,
): Promise<PartnerActor> {
  const header = readSignatureHeader(incoming.headers['authorization'] ?? '')
  if (!header || !incoming.request) throw new DomainError('signature-refused')
  if (Math.abs(now.getTime() / 1000 - Number(header.timestamp)) > CLOCK_WINDOW_SECONDS)
    throw new DomainError('clock-refused')
  const partner = await inSystem(services, (tx) => queries.findKey(tx, header.keyId))
  const signed = { ...incoming.request, ...header }
  if (
    !partner ||
    !isSignedWith(services.keys.open(partner.secret_sealed), signed, header.signature)
  )
    throw new DomainError('signature-refused', {}, { keyId: header.keyId })
  const refusal = await inSystem(services, (tx) => admit(tx, partner, header, now))
  if (refusal) throw refusal
  return {
    kind: 'partner',
    id: partner.id,
    name: partner.name,
    keyId: header.keyId,
    scopes: new Set(partnerScopes.filter((it) => partner.scopes.includes(it))),
  }
}

type Partner = NonNullable<Awaited<ReturnType<typeof queries.findKey>>>

/** Returned, not thrown: what was counted must stay. */
async function admit(
  tx: Tx,
  partner: Partner,
  header: SignatureHeader,
  now: Date,
): Promise<DomainError | undefined> {
  const refusal = await refusalOf(tx, partner, header, now)
  if (refusal) await countRefusal(tx, partner.id, now)
  await clean(tx, partner.id, now)
  return refusal
}

async function refusalOf(tx: Tx, partner: Partner, header: SignatureHeader, now: Date) {
  const keptSeconds = Number(header.timestamp) + CLOCK_WINDOW_SECONDS + NONCE_GRACE_SECONDS
  const expiresAt = new Date(keptSeconds * 1000)
  if (!(await takeNonce(tx, { keyId: header.keyId, nonce: header.nonce, expiresAt })))
    return new DomainError('request-replayed')
  if (!partner.enabled) return new DomainError('partner-disabled')
  const counted = await countCall(tx, partner, now)
  if (counted === 'minute-full')
    return new DomainError('too-many-requests', { retryAfterSeconds: secondsToNextMinute(now) })
  return counted === 'day-full' ? new DomainError('quota-exceeded') : undefined
}

const inSystem = <T>({ db }: Services, work: (tx: Tx) => Promise<T>) =>
  within(db, { role: 'system' }, work)
