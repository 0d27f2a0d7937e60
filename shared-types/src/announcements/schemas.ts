import * as z from 'zod'
import { Body } from '../rich-text/blocks'
import { LONGEST_TITLE, MOST_ANNOUNCEMENT_ATTACHMENTS } from './announcement-limits'
import {
  announcementActions,
  announcementAudiences,
  announcementCategories,
  announcementStates,
} from './workflow'

export const AnnouncementCategory = z.enum(announcementCategories)
export const AnnouncementState = z.enum(announcementStates)
const AnnouncementAudience = z.enum(announcementAudiences)

export const AnnouncementAttachment = z.object({
  id: z.uuid(),
  name: z.string(),
  size: z.int(),
  mediaType: z.string(),
})
export type AnnouncementAttachment = z.infer<typeof AnnouncementAttachment>

/** What is written. */
export const AnnouncementFacts = z.strictObject({
  title: z.string().trim().min(1).max(LONGEST_TITLE),
  category: AnnouncementCategory,
  audience: AnnouncementAudience,
  /** Of the centre's only: people of this school alone. A school writes for its own people and says nothing. */
  forSchoolId: z.uuid().nullable(),
  /** On top of the newer ones. */
  pinned: z.boolean(),
  body: Body,
  attachments: z.array(z.uuid()).max(MOST_ANNOUNCEMENT_ATTACHMENTS),
})
export type AnnouncementFacts = z.infer<typeof AnnouncementFacts>

/** As those see it who write announcements. */
export const AnnouncementRow = z.object({
  id: z.uuid(),
  /** Grows with every change; send it back to prove which version was seen. */
  version: z.int(),
  state: AnnouncementState,
  title: z.string(),
  category: AnnouncementCategory,
  audience: AnnouncementAudience,
  /** The school, or the centre, in whose name it is. */
  publisher: z.string(),
  /** Of the centre's: the one school that it is for. */
  forSchool: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  pinned: z.boolean(),
  /** When people can read it, or could; null while it has never been published. */
  publishAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string(),
  allowedActions: z.array(z.enum(announcementActions)),
})
export type AnnouncementRow = z.infer<typeof AnnouncementRow>

export const Announcement = AnnouncementRow.extend({
  body: Body,
  attachments: z.array(AnnouncementAttachment),
})
export type Announcement = z.infer<typeof Announcement>

/** As those see it whom it is for. */
export const PublishedRow = z.object({
  id: z.uuid(),
  title: z.string(),
  category: AnnouncementCategory,
  publisher: z.string(),
  pinned: z.boolean(),
  publishedAt: z.iso.datetime(),
  excerpt: z.string(),
})
export type PublishedRow = z.infer<typeof PublishedRow>

export const PublishedAnnouncement = PublishedRow.extend({
  body: Body,
  attachments: z.array(AnnouncementAttachment),
})
export type PublishedAnnouncement = z.infer<typeof PublishedAnnouncement>
