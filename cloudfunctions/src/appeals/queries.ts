import { DEFAULT_DEADLINE_DAYS } from 'shared-types/appeals/appeal-limits'
import type { Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import { appealVisibleTo } from './visibility'

export async function findDeadlineDays(tx: Tx, schoolId: string): Promise<number> {
  const row = await tx
    .selectFrom('appeal_setting')
    .select('deadline_days')
    .where('school_id', '=', schoolId)
    .executeTakeFirst()
  return row?.deadline_days ?? DEFAULT_DEADLINE_DAYS
}

/** One appeal as staff may see it. */
export function findAppeal(tx: Tx, reader: StaffActor, id: string) {
  return tx
    .selectFrom('appeal')
    .selectAll()
    .where('appeal.id', '=', id)
    .where(appealVisibleTo(reader))
    .executeTakeFirst()
}

export function lockAppeal(tx: Tx, reader: StaffActor, id: string) {
  return tx
    .selectFrom('appeal')
    .selectAll()
    .where('appeal.id', '=', id)
    .where(appealVisibleTo(reader))
    .forUpdate()
    .executeTakeFirst()
}

/** The appellant's own: nobody else's appeal exists for them. */
export function findOwnAppeal(tx: Tx, openidIndex: string, by: { id: string } | { key: string }) {
  return tx
    .selectFrom('appeal')
    .selectAll()
    .where('openid_index', '=', openidIndex)
    .where('id' in by ? 'id' : 'key', '=', 'id' in by ? by.id : by.key)
    .executeTakeFirst()
}

export function lockOwnAppeal(tx: Tx, openidIndex: string, id: string) {
  return tx
    .selectFrom('appeal')
    .selectAll()
    .where('openid_index', '=', openidIndex)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Newest first, each with what it was opened with. */
export function listOwnAppeals(tx: Tx, openidIndex: string) {
  return tx
    .selectFrom('appeal')
    .innerJoin('school', 'school.id', 'appeal.school_id')
    .innerJoin('appeal_entry', (join) =>
      join
        .onRef('appeal_entry.school_id', '=', 'appeal.school_id')
        .onRef('appeal_entry.appeal_id', '=', 'appeal.id')
        .on('appeal_entry.action', '=', 'open'),
    )
    .selectAll('appeal')
    .select(['school.name as school_name', 'appeal_entry.text_sealed'])
    .where('appeal.openid_index', '=', openidIndex)
    .orderBy('appeal.submitted_at', 'desc')
    .orderBy('appeal.id', 'desc')
    .limit(100)
    .execute()
}

export function listEntries(tx: Tx, schoolId: string, appealId: string) {
  return tx
    .selectFrom('appeal_entry')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('appeal_id', '=', appealId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export function listAttachments(tx: Tx, schoolId: string, appealId: string) {
  return tx
    .selectFrom('appeal_attachment')
    .innerJoin('file', (join) =>
      join
        .onRef('file.school_id', '=', 'appeal_attachment.school_id')
        .onRef('file.id', '=', 'appeal_attachment.file_id'),
    )
    .select(['appeal_attachment.entry_id', 'file.id', 'file.name', 'file.size', 'file.media_type'])
    .where('appeal_attachment.school_id', '=', schoolId)
    .where('appeal_attachment.appeal_id', '=', appealId)
    .orderBy('file.created_at')
    .execute()
}

/** Of two submissions by one WeChat identity, the second waits here. */
export async function lockAppellant(tx: Tx, openidIndex: string): Promise<void> {
  await tx
    .selectFrom('wechat_account')
    .select('openid_index')
    .where('openid_index', '=', openidIndex)
    .forUpdate()
    .executeTakeFirst()
}

export async function countOwnAppeals(
  tx: Tx,
  openidIndex: string,
  since: Date,
): Promise<{ open: number; recent: number }> {
  return tx
    .selectFrom('appeal')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('state', '!=', 'closed').as('open'),
      eb.fn.countAll<number>().filterWhere('submitted_at', '>', since).as('recent'),
    ])
    .where('openid_index', '=', openidIndex)
    .executeTakeFirstOrThrow()
}

/** At most a few: three may be open at a time. */
export async function listOpenStates(tx: Tx, openidIndex: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('appeal')
    .select('state')
    .where('openid_index', '=', openidIndex)
    .where('state', '!=', 'closed')
    .execute()
  return rows.map((it) => it.state)
}

export async function countAdditions(
  tx: Tx,
  appeal: { school_id: string; id: string },
  since: Date,
): Promise<number> {
  const { count } = await tx
    .selectFrom('appeal_entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('school_id', '=', appeal.school_id)
    .where('appeal_id', '=', appeal.id)
    .where('action', '=', 'add')
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

export async function countUploads(tx: Tx, openidIndex: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('file')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('owner_key', '=', openidIndex)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Of these files, those the appellant has uploaded to this school and attached to nothing yet. */
export async function countFreeFiles(
  tx: Tx,
  openidIndex: string,
  schoolId: string,
  ids: readonly string[],
): Promise<number> {
  const { count } = await tx
    .selectFrom('file')
    .leftJoin('appeal_attachment', (join) =>
      join
        .onRef('appeal_attachment.school_id', '=', 'file.school_id')
        .onRef('appeal_attachment.file_id', '=', 'file.id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('file.owner_key', '=', openidIndex)
    .where('file.school_id', '=', schoolId)
    .where('file.purpose', '=', 'appeal-attachment')
    .where('file.state', '=', 'stored')
    .where('file.id', 'in', ids)
    .where('appeal_attachment.file_id', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Schools that can be appealed to. */
export function listSchools(tx: Tx) {
  return tx
    .selectFrom('school')
    .select(['id', 'code', 'name'])
    .where('enabled', '=', true)
    .where('is_centre', '=', false)
    .orderBy('code')
    .execute()
}

export function findSchool(tx: Tx, id: string) {
  return tx
    .selectFrom('school')
    .select('id')
    .where('id', '=', id)
    .where('enabled', '=', true)
    .where('is_centre', '=', false)
    .executeTakeFirst()
}

export async function getSchoolName(tx: Tx, id: string): Promise<string> {
  const { name } = await tx
    .selectFrom('school')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return name
}

export function findStaffName(tx: Tx, schoolId: string, id: string) {
  return tx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .executeTakeFirst()
}
