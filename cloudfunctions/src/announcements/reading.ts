import type { PublishedAnnouncement } from 'shared-types/announcements/schemas'
import type { AnnouncementCategory } from 'shared-types/announcements/workflow'
import { DomainError } from 'shared-types/errors'
import { inOrder, isAfter, readCursor, writeCursor, type ListOrder } from '../database/cursor'
import { within, type Scope, type Tx } from '../database/scope'
import {
  identityScope,
  staffScope,
  type Context,
  type StaffContext,
  type StudentContext,
} from '../runtime/context'
import * as attachments from './attachments'
import { bodyOf, presentPublished } from './present'
import { findKept } from './queries'

/** Whom one is told things as; of a school, or of none as long as nothing is bound. */
interface Reader {
  scope: Scope
  audience: 'students' | 'staff'
  schoolId: string | null
}

const studentReader = (context: StudentContext): Reader => {
  const scope = identityScope(context)
  const schoolId = 'schoolId' in scope && scope.schoolId ? scope.schoolId : null
  return { scope, audience: 'students', schoolId }
}

const staffReader = (context: StaffContext): Reader => ({
  scope: staffScope(context),
  audience: 'staff',
  schoolId: context.actor.schoolId,
})

const pinnedThenNewest: ListOrder = {
  name: 'published',
  columns: ['announcement.pinned', 'announcement.publish_at'],
  id: 'announcement.id',
  direction: 'desc',
}

/** What is meant for this reader, and whose time has come. Row-level security says the same. */
const readable = (tx: Tx, { audience, schoolId }: Reader, now: Date) =>
  tx
    .selectFrom('announcement')
    .innerJoin('school', 'school.id', 'announcement.school_id')
    .selectAll('announcement')
    .select('school.name as publisher')
    .where('announcement.state', '=', 'published')
    .where('announcement.publish_at', '<=', now)
    .where('announcement.audience', 'in', ['all', audience])
    .where((eb) =>
      eb.or([
        eb('announcement.for_school_id', 'is', null),
        ...(schoolId ? [eb('announcement.for_school_id', '=', schoolId)] : []),
      ]),
    )

interface Asked {
  category?: AnnouncementCategory | undefined
  after?: string | undefined
  limit: number
}

async function list({ services, now }: Context, reader: Reader, asked: Asked) {
  const { category, after, limit } = asked
  const cursor = after ? readCursor(pinnedThenNewest, after) : undefined
  const rows = await within(services.db, reader.scope, (tx) =>
    readable(tx, reader, now)
      .$if(!!category, (query) => query.where('announcement.category', '=', category ?? ''))
      .$if(!!cursor, (query) => query.where(isAfter(pinnedThenNewest, cursor ?? [])))
      .orderBy(inOrder(pinnedThenNewest))
      .limit(limit + 1)
      .execute(),
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const keys = last && [String(last.pinned), last.publish_at?.toISOString() ?? '']
  return {
    rows: page.map(presentPublished),
    next: rows.length > limit && last && keys ? writeCursor(pinnedThenNewest, keys, last.id) : null,
  }
}

async function getReadable({ services, now }: Context, reader: Reader, id: string) {
  const row = await within(services.db, reader.scope, (tx) =>
    readable(tx, reader, now).where('announcement.id', '=', id).executeTakeFirst(),
  )
  if (!row) throw new DomainError('not-found')
  return row
}

async function read(context: Context, reader: Reader, id: string): Promise<PublishedAnnouncement> {
  const row = await getReadable(context, reader, id)
  const at = { schoolId: row.school_id, id }
  return {
    ...presentPublished(row),
    body: bodyOf(row),
    attachments: await attachments.listAttachments(context.services, at),
  }
}

export const listForStudents = (context: StudentContext, asked: Asked) =>
  list(context, studentReader(context), asked)

export const listForStaff = (context: StaffContext, asked: Asked) =>
  list(context, staffReader(context), asked)

export const readForStudents = (context: StudentContext, { id }: { id: string }) =>
  read(context, studentReader(context), id)

export const readForStaff = (context: StaffContext, { id }: { id: string }) =>
  read(context, staffReader(context), id)

interface Which {
  id: string
  fileId: string
}

export async function linkForStudents(context: StudentContext, { id, fileId }: Which) {
  const { school_id: schoolId } = await getReadable(context, studentReader(context), id)
  return attachments.linkAttachment(context.services, { schoolId, id }, fileId)
}

/** Whoever edits it looks at its files before it is published. */
export async function linkForStaff(context: StaffContext, { id, fileId }: Which) {
  const { actor, services } = context
  const mine = actor.functions.has('announcements.edit')
    ? await within(services.db, staffScope(context), (tx) =>
        findKept(tx, actor.level === 'centre' ? undefined : actor.schoolId, id),
      )
    : undefined
  const { school_id: schoolId } = mine ?? (await getReadable(context, staffReader(context), id))
  return attachments.linkAttachment(services, { schoolId, id }, fileId)
}
