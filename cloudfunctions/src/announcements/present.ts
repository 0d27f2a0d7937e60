import type {
  Announcement,
  AnnouncementAttachment,
  AnnouncementRow,
  PublishedRow,
} from 'shared-types/announcements/schemas'
import {
  allowedAnnouncementActions,
  type AnnouncementState,
} from 'shared-types/announcements/workflow'
import type { Body } from 'shared-types/rich-text/blocks'
import { excerptOf } from 'shared-types/rich-text/plain-text'
import type { StaffContext } from '../runtime/context'
import type { KeptAnnouncement } from './queries'

/** What was written is parsed again on the way out: the operation's output schema. */
export const bodyOf = (row: { body: unknown }) => row.body as Body

export function stateOf(
  row: Pick<KeptAnnouncement, 'state' | 'publish_at'>,
  now: Date,
): AnnouncementState {
  if (row.state === 'published' && row.publish_at && row.publish_at > now) return 'scheduled'
  return row.state as AnnouncementState
}

export function presentRow({ actor, now }: StaffContext, row: KeptAnnouncement): AnnouncementRow {
  const state = stateOf(row, now)
  const isForOne = row.for_school_id !== null && row.for_school_id !== row.school_id
  return {
    id: row.id,
    version: row.version,
    state,
    title: row.title,
    category: row.category as AnnouncementRow['category'],
    audience: row.audience as AnnouncementRow['audience'],
    publisher: row.publisher,
    forSchool: isForOne ? { id: row.for_school_id ?? '', name: row.for_school_name ?? '' } : null,
    pinned: row.pinned,
    publishAt: row.publish_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
    // Whom the school does not know is the centre, which took it down.
    updatedBy: row.updated_by_name ?? '省中心',
    allowedActions: allowedAnnouncementActions(state, row.school_id === actor.schoolId),
  }
}

export const presentAnnouncement = (
  context: StaffContext,
  row: KeptAnnouncement,
  attachments: AnnouncementAttachment[],
): Announcement => ({ ...presentRow(context, row), body: bodyOf(row), attachments })

export const presentPublished = (row: {
  id: string
  title: string
  category: string
  publisher: string
  pinned: boolean
  publish_at: Date | null
  body: unknown
}): PublishedRow => ({
  id: row.id,
  title: row.title,
  category: row.category as PublishedRow['category'],
  publisher: row.publisher,
  pinned: row.pinned,
  publishedAt: (row.publish_at ?? new Date(0)).toISOString(),
  excerpt: excerptOf(bodyOf(row)),
})
