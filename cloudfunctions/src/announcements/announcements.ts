import type { Announcement, AnnouncementFacts } from 'shared-types/announcements/schemas'
import {
  allowedAnnouncementActions,
  type AnnouncementAction,
} from 'shared-types/announcements/workflow'
import { DomainError } from 'shared-types/errors'
import { recordAudit, type AuditFacts } from '../audit/audit'
import { readCursor, writeCursor } from '../database/cursor'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { listAttachments, setAttachments } from './attachments'
import { presentAnnouncement, presentRow, stateOf } from './present'
import * as queries from './queries'

const inScope = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

/** The centre looks over every school's; a school keeps its own. */
const keeperOf = ({ actor }: StaffContext, asked?: string) =>
  actor.level === 'centre' ? asked : actor.schoolId

interface ListInput extends queries.Filter {
  after?: string | undefined
  limit: number
}

export const listAnnouncements = (context: StaffContext, { after, limit, ...filter }: ListInput) =>
  inScope(context, async (tx) => {
    const order = queries.lastChangedFirst
    const { rows, total } = await queries.listKept(
      tx,
      { ...filter, schoolId: keeperOf(context, filter.schoolId) },
      context.now,
      { after: after ? readCursor(order, after) : undefined, limit: limit + 1 },
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: page.map((it) => presentRow(context, it)),
      next:
        rows.length > limit && last
          ? writeCursor(order, [last.updated_at.toISOString()], last.id)
          : null,
      total,
    }
  })

const whole = async (context: StaffContext, row: queries.KeptAnnouncement) =>
  presentAnnouncement(
    context,
    row,
    await listAttachments(context.services, { schoolId: row.school_id, id: row.id }),
  )

async function getKept(tx: Tx, context: StaffContext, id: string) {
  const row = await queries.findKept(tx, keeperOf(context), id)
  if (!row) throw new DomainError('not-found')
  return row
}

export const getAnnouncement = async (
  context: StaffContext,
  { id }: { id: string },
): Promise<Announcement> => whole(context, await inScope(context, (tx) => getKept(tx, context, id)))

export async function addAnnouncement(
  context: StaffContext,
  facts: AnnouncementFacts,
): Promise<Announcement> {
  const { actor, now } = context
  const id = newId()
  const row = await inScope(context, async (tx) => {
    await queries.insertAnnouncement(tx, {
      school_id: actor.schoolId,
      id,
      state: 'draft',
      ...(await columnsOf(tx, context, facts)),
      publish_at: null,
      created_at: now,
      updated_at: now,
      updated_by: actor.id,
    })
    await setAttachments(tx, { schoolId: actor.schoolId, id }, facts.attachments)
    const made = await getKept(tx, context, id)
    await audit(tx, context, 'announcements.add', undefined, made)
    return made
  })
  return whole(context, row)
}

interface Acting {
  id: string
  version: number
}

export const editAnnouncement = (
  context: StaffContext,
  { facts, ...acting }: Acting & { facts: AnnouncementFacts },
): Promise<Announcement> =>
  act(context, acting, 'edit', async (tx, { school_id: schoolId, id }) => {
    await setAttachments(tx, { schoolId, id }, facts.attachments)
    return columnsOf(tx, context, facts)
  })

export const publishAnnouncement = (
  context: StaffContext,
  { at, ...acting }: Acting & { at: string | null },
): Promise<Announcement> =>
  act(context, acting, 'publish', () => {
    const publishAt = at === null ? context.now : new Date(at)
    if (publishAt < context.now)
      throw new DomainError('fields-invalid', {
        problems: [{ field: 'at', message: '发布时间已过，请选择以后的时间，或立即发布' }],
      })
    return { state: 'published', publish_at: publishAt }
  })

export const withdrawAnnouncement = (
  context: StaffContext,
  acting: Acting,
): Promise<Announcement> => act(context, acting, 'withdraw', () => ({ state: 'withdrawn' }))

export async function deleteAnnouncement(
  context: StaffContext,
  acting: Acting,
): Promise<Record<string, never>> {
  await inScope(context, async (tx) => {
    const before = await findActedOn(tx, context, acting, 'delete')
    const at = { schoolId: before.school_id, ...acting }
    if (!(await queries.deleteAnnouncement(tx, at))) throw new DomainError('changed-elsewhere')
    await audit(tx, context, 'announcements.delete', before, undefined)
  })
  return {}
}

type Changes = Parameters<typeof queries.updateAnnouncement>[2]

/** One change of one announcement: what may be done in its state, to the version that was seen, on record. */
async function act(
  context: StaffContext,
  acting: Acting,
  action: 'edit' | 'publish' | 'withdraw',
  change: (tx: Tx, before: queries.KeptAnnouncement) => Changes | Promise<Changes>,
): Promise<Announcement> {
  const { actor, now } = context
  const row = await inScope(context, async (tx) => {
    const before = await findActedOn(tx, context, acting, action)
    const changes = await change(tx, before)
    const at = { schoolId: before.school_id, ...acting }
    const stamp = { updated_at: now, updated_by: actor.id }
    if (!(await queries.updateAnnouncement(tx, at, { ...changes, ...stamp })))
      throw new DomainError('changed-elsewhere')
    const after = await getKept(tx, context, acting.id)
    await audit(tx, context, `announcements.${action}`, before, after)
    return after
  })
  return whole(context, row)
}

async function findActedOn(
  tx: Tx,
  context: StaffContext,
  { id, version }: Acting,
  action: AnnouncementAction,
) {
  const row = await getKept(tx, context, id)
  if (row.version !== version) throw new DomainError('changed-elsewhere')
  const isOwn = row.school_id === context.actor.schoolId
  if (!allowedAnnouncementActions(stateOf(row, context.now), isOwn).includes(action))
    throw new DomainError('action-not-allowed', {}, { state: row.state, action })
  return row
}

async function columnsOf(tx: Tx, { actor }: StaffContext, facts: AnnouncementFacts) {
  const { title, category, audience, forSchoolId, pinned, body } = facts
  const isCentre = actor.level === 'centre'
  if (forSchoolId && !(isCentre && (await queries.findSchool(tx, forSchoolId))))
    throw new DomainError('fields-invalid', {
      problems: [
        {
          field: 'forSchoolId',
          message: isCentre ? '没有这所院校，请重新选择' : '只能面向本校发布',
        },
      ],
    })
  return {
    title,
    category,
    audience,
    for_school_id: isCentre ? forSchoolId : actor.schoolId,
    pinned,
    body: JSON.stringify(body),
  }
}

const factsOf = (row: queries.KeptAnnouncement): AuditFacts => ({
  version: row.version,
  state: row.state,
  title: row.title,
  category: row.category,
  audience: row.audience,
  pinned: row.pinned,
  publishAt: row.publish_at?.toISOString() ?? null,
})

async function audit(
  tx: Tx,
  context: StaffContext,
  operation: string,
  before: queries.KeptAnnouncement | undefined,
  after: queries.KeptAnnouncement | undefined,
): Promise<void> {
  const of = after ?? before
  if (!of) return
  await recordAudit(tx, context, [
    {
      schoolId: of.school_id,
      operation,
      kind: 'announcement',
      id: of.id,
      ...(before && { before: factsOf(before) }),
      ...(after && { after: factsOf(after) }),
    },
  ])
}
