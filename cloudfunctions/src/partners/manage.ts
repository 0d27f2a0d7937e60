import { randomBytes } from 'node:crypto'
import { DomainError } from 'shared-types/errors'
import type { Partner, PartnerFacts } from 'shared-types/partners/operations'
import { MOST_KEYS } from 'shared-types/partners/scopes'
import { recordAudit, type AuditFacts } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { getPartner, presentPartners } from './present'
import * as queries from './queries'

/** 192 bits in 32 characters that survive any configuration file. */
const newSecret = () => randomBytes(24).toString('base64url')
const newKeyId = () => `pk-${randomBytes(8).toString('hex')}`

export async function listPartners(context: StaffContext) {
  const partners = await inCentre(context, (tx) => presentPartners(tx, context.now))
  return { partners }
}

export async function createPartner(context: StaffContext, facts: PartnerFacts) {
  return inCentre(context, async (tx) => {
    const id = newId()
    const row = { id, ...columnsOf(facts), created_at: context.now }
    if (!(await queries.insertPartner(tx, row))) throw new DomainError('name-taken')
    const key = await addKey(tx, context, id)
    await audit(tx, context, 'partners.create', id, { ...limitsOf(facts), keyId: key.keyId })
    return { partner: await getPartner(tx, id, context.now), ...key }
  })
}

export async function savePartner(
  context: StaffContext,
  { id, version, ...facts }: PartnerFacts & { id: string; version: number },
): Promise<Partner> {
  return inCentre(context, async (tx) => {
    const current = await lock(tx, id, version)
    if (await queries.isNameTaken(tx, facts.name, id)) throw new DomainError('name-taken')
    await queries.updatePartner(tx, current, columnsOf(facts))
    const before = limitsOf({
      purpose: current.purpose,
      scopes: current.scopes,
      perMinute: current.per_minute,
      perDay: current.per_day,
    })
    await audit(tx, context, 'partners.save', id, limitsOf(facts), before)
    return getPartner(tx, id, context.now)
  })
}

export async function setPartnerEnabled(
  context: StaffContext,
  { id, version, enabled }: { id: string; version: number; enabled: boolean },
): Promise<Partner> {
  return inCentre(context, async (tx) => {
    const current = await lock(tx, id, version)
    await queries.updatePartner(tx, current, { enabled })
    const before = { enabled: current.enabled }
    await audit(tx, context, 'partners.set-enabled', id, { enabled }, before)
    return getPartner(tx, id, context.now)
  })
}

/** The row of the partner is locked: of two rotations at once no third key comes. */
export async function rotatePartnerKey(context: StaffContext, { id }: { id: string }) {
  return inCentre(context, async (tx) => {
    await lock(tx, id)
    if ((await activeKeys(tx, id)).length >= MOST_KEYS) throw new DomainError('too-many-keys')
    const key = await addKey(tx, context, id)
    await audit(tx, context, 'partners.rotate-key', id, { keyId: key.keyId })
    return { partner: await getPartner(tx, id, context.now), ...key }
  })
}

export async function retirePartnerKey(
  context: StaffContext,
  { id, keyId }: { id: string; keyId: string },
): Promise<Partner> {
  return inCentre(context, async (tx) => {
    await lock(tx, id)
    const active = await activeKeys(tx, id)
    if (!active.some((it) => it.id === keyId)) throw new DomainError('not-found')
    if (active.length === 1) throw new DomainError('last-key')
    await queries.retireKey(tx, keyId, context.now)
    await audit(tx, context, 'partners.retire-key', id, { keyId })
    return getPartner(tx, id, context.now)
  })
}

/** Function permission `partners.manage` is of the centre alone; the database shows these tables to nobody else. */
export function inCentre<T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (context.actor.level !== 'centre') throw new DomainError('permission-denied')
  return within(context.services.db, staffScope(context), work)
}

async function lock(tx: Tx, id: string, version?: number) {
  const current = await queries.lockPartner(tx, id)
  if (!current) throw new DomainError('not-found')
  if (version !== undefined && current.version !== version)
    throw new DomainError('changed-elsewhere')
  return current
}

async function addKey(tx: Tx, { services, actor, now }: StaffContext, partnerId: string) {
  const key = { keyId: newKeyId(), secret: newSecret() }
  await queries.insertKey(tx, {
    id: key.keyId,
    partner_id: partnerId,
    secret_sealed: services.keys.seal(key.secret),
    created_at: now,
    created_by_name: actor.name,
  })
  return key
}

const activeKeys = async (tx: Tx, id: string) =>
  (await queries.listKeys(tx, [id])).filter((it) => it.retired_at === null)

const columnsOf = (facts: PartnerFacts) => ({
  name: facts.name,
  purpose: facts.purpose,
  contact: facts.contact,
  scopes: facts.scopes,
  per_minute: facts.perMinute,
  per_day: facts.perDay,
})

const limitsOf = (
  facts: Pick<PartnerFacts, 'purpose' | 'perMinute' | 'perDay'> & { scopes: string[] },
): AuditFacts => ({
  purpose: facts.purpose,
  scopes: facts.scopes,
  perMinute: facts.perMinute,
  perDay: facts.perDay,
})

async function audit(
  tx: Tx,
  context: StaffContext,
  operation: string,
  id: string,
  after: AuditFacts,
  before?: AuditFacts,
): Promise<void> {
  const { schoolId } = context.actor
  await recordAudit(tx, context, [
    { schoolId, operation, kind: 'partner', id, after, ...(before && { before }) },
  ])
}
