import type { Partner } from 'shared-types/partners/operations'
import { partnerScopes } from 'shared-types/partners/scopes'
import { DomainError } from 'shared-types/errors'
import type { Tx } from '../database/scope'
import { dayInShanghai } from '../reports/reporting-window'
import { listKeys, listPartners, type KeyRecord, type PartnerRecord } from './queries'

export async function presentPartners(tx: Tx, now: Date): Promise<Partner[]> {
  const rows = await listPartners(tx, dayInShanghai(now))
  if (rows.length === 0) return []
  const keys = await listKeys(
    tx,
    rows.map((it) => it.id),
  )
  return rows.map((row) =>
    presentPartner(
      row,
      keys.filter((it) => it.partner_id === row.id),
    ),
  )
}

export async function getPartner(tx: Tx, id: string, now: Date): Promise<Partner> {
  const partner = (await presentPartners(tx, now)).find((it) => it.id === id)
  if (!partner) throw new DomainError('not-found')
  return partner
}

function presentPartner(row: PartnerRecord, keys: readonly KeyRecord[]): Partner {
  return {
    id: row.id,
    name: row.name,
    purpose: row.purpose,
    contact: row.contact,
    scopes: partnerScopes.filter((it) => row.scopes.includes(it)),
    perMinute: row.per_minute,
    perDay: row.per_day,
    enabled: row.enabled,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    keys: keys.map((it) => ({
      id: it.id,
      createdAt: it.created_at.toISOString(),
      createdBy: it.created_by_name,
      lastUsedAt: it.last_used_at?.toISOString() ?? null,
      retiredAt: it.retired_at?.toISOString() ?? null,
    })),
    today: { calls: row.calls ?? 0, refused: row.refused ?? 0 },
  }
}
