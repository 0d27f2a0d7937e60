import { sql, type Insertable, type Updateable } from 'kysely'
import type { AnnouncementCategory, AnnouncementState } from 'shared-types/announcements/workflow'
import { inOrder, isAfter, type ListOrder } from '../database/cursor'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'

/** Whose announcements somebody keeps: of one school, or of all where there is none. */
export interface Filter {
  schoolId?: string | undefined
  state?: AnnouncementState | undefined
  category?: AnnouncementCategory | undefined
  search?: string | undefined
}

export const lastChangedFirst: ListOrder = {
  name: 'announcements',
  columns: ['announcement.updated_at'],
  id: 'announcement.id',
  direction: 'desc',
}

export interface Page {
  after: readonly string[] | undefined
  limit: number
}

/** With the names of the school in whose name it is, of the one it is for, and of whoever changed it last. */
const kept = (tx: Tx) =>
  tx
    .selectFrom('announcement')
    .innerJoin('school', 'school.id', 'announcement.school_id')
    .leftJoin('school as for_school', 'for_school.id', 'announcement.for_school_id')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.school_id', '=', 'announcement.school_id')
        .onRef('staff.id', '=', 'announcement.updated_by'),
    )
    .selectAll('announcement')
    .select([
      'school.name as publisher',
      'for_school.name as for_school_name',
      'staff.name as updated_by_name',
    ])

export type KeptAnnouncement = NonNullable<Awaited<ReturnType<typeof findKept>>>

export const findKept = (tx: Tx, schoolId: string | undefined, id: string) =>
  kept(tx)
    .where('announcement.id', '=', id)
    .$if(schoolId !== undefined, (query) =>
      query.where('announcement.school_id', '=', schoolId ?? ''),
    )
    .executeTakeFirst()

export async function listKept(tx: Tx, filter: Filter, now: Date, { after, limit }: Page) {
  const rows = await kept(tx)
    .where((eb) => eb.and(conditions(filter, now)))
    .$if(after !== undefined, (query) => query.where(isAfter(lastChangedFirst, after ?? [])))
    .orderBy(inOrder(lastChangedFirst))
    .limit(limit)
    .execute()
  const { total } = await tx
    .selectFrom('announcement')
    .where((eb) => eb.and(conditions(filter, now)))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}

function conditions({ schoolId, state, category, search }: Filter, now: Date) {
  const part = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return [
    ...(schoolId ? [sql<boolean>`announcement.school_id = ${schoolId}`] : []),
    ...(category ? [sql<boolean>`announcement.category = ${category}`] : []),
    ...(search ? [sql<boolean>`announcement.title like ${part}`] : []),
    ...(state ? [isIn(state, now)] : []),
  ]
}

function isIn(state: AnnouncementState, now: Date) {
  if (state === 'scheduled')
    return sql<boolean>`announcement.state = 'published' and announcement.publish_at > ${now}`
  if (state === 'published')
    return sql<boolean>`announcement.state = 'published' and announcement.publish_at <= ${now}`
  return sql<boolean>`announcement.state = ${state}`
}

export const insertAnnouncement = (tx: Tx, row: Insertable<Tables['announcement']>) =>
  tx.insertInto('announcement').values(row).execute()

type At = { schoolId: string; id: string; version: number }

/** False when somebody else was first. */
export async function updateAnnouncement(
  tx: Tx,
  { schoolId, id, version }: At,
  changes: Updateable<Tables['announcement']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('announcement')
    .set({ ...changes, version: version + 1 })
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteAnnouncement(tx: Tx, { schoolId, id, version }: At): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('announcement')
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** A school that is told something alone. */
export const findSchool = (tx: Tx, id: string) =>
  tx
    .selectFrom('school')
    .select('id')
    .where('id', '=', id)
    .where('is_centre', '=', false)
    .executeTakeFirst()
