import type { Insertable } from 'kysely'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'

export function findKey(tx: Tx, keyId: string) {
  return tx
    .selectFrom('partner_key')
    .innerJoin('partner', 'partner.id', 'partner_key.partner_id')
    .selectAll('partner')
    .select('partner_key.secret_sealed')
    .where('partner_key.id', '=', keyId)
    .where('partner_key.retired_at', 'is', null)
    .executeTakeFirst()
}

export function listPartners(tx: Tx, day: string) {
  return tx
    .selectFrom('partner')
    .leftJoin('partner_day', (join) =>
      join.onRef('partner_day.partner_id', '=', 'partner.id').on('partner_day.day', '=', day),
    )
    .selectAll('partner')
    .select(['partner_day.calls', 'partner_day.refused'])
    .orderBy('partner.created_at')
    .orderBy('partner.id')
    .execute()
}

export type PartnerRecord = Awaited<ReturnType<typeof listPartners>>[number]

/** Of these partners, newest first, each with the time of its last call. */
export function listKeys(tx: Tx, partnerIds: readonly string[]) {
  return tx
    .selectFrom('partner_key')
    .select(['id', 'partner_id', 'created_at', 'created_by_name', 'retired_at'])
    .select((eb) =>
      eb
        .selectFrom('partner_call')
        .select('partner_call.at')
        .whereRef('partner_call.key_id', '=', 'partner_key.id')
        .orderBy('partner_call.at', 'desc')
        .limit(1)
        .as('last_used_at'),
    )
    .where('partner_id', 'in', partnerIds)
    .orderBy('created_at', 'desc')
    .execute()
}

export type KeyRecord = Awaited<ReturnType<typeof listKeys>>[number]

export function lockPartner(tx: Tx, id: string) {
  return tx.selectFrom('partner').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function isNameTaken(tx: Tx, name: string, exceptId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('partner')
    .select('id')
    .where('name', '=', name)
    .where('id', '!=', exceptId)
    .executeTakeFirst()
  return row !== undefined
}

/** False when another has this name. */
export async function insertPartner(tx: Tx, row: Insertable<Tables['partner']>): Promise<boolean> {
  const result = await tx
    .insertInto('partner')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function updatePartner(
  tx: Tx,
  current: { id: string; version: number },
  changes: Partial<Insertable<Tables['partner']>>,
) {
  await tx
    .updateTable('partner')
    .set({ ...changes, version: current.version + 1 })
    .where('id', '=', current.id)
    .execute()
}

export async function insertKey(tx: Tx, row: Insertable<Tables['partner_key']>) {
  await tx.insertInto('partner_key').values(row).execute()
}

export async function retireKey(tx: Tx, keyId: string, now: Date) {
  await tx.updateTable('partner_key').set({ retired_at: now }).where('id', '=', keyId).execute()
}

export async function insertCall(tx: Tx, row: Insertable<Tables['partner_call']>) {
  await tx.insertInto('partner_call').values(row).execute()
}

export function listDays(tx: Tx, partnerId: string, since: string) {
  return tx
    .selectFrom('partner_day')
    .select(['day', 'calls', 'refused'])
    .where('partner_id', '=', partnerId)
    .where('day', '>=', since)
    .orderBy('day', 'desc')
    .execute()
}

export function listCalls(tx: Tx, partnerId: string, limit: number) {
  return tx
    .selectFrom('partner_call')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
