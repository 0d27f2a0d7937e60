import * as z from 'zod'
import { defineOperation } from '../operation'
import {
  Announcement,
  AnnouncementCategory,
  AnnouncementFacts,
  AnnouncementRow,
  AnnouncementState,
} from './schemas'

const About = { callers: ['staff'], access: 'announcements.edit' } as const

const Id = z.strictObject({ id: z.uuid() })
const Acting = Id.extend({ version: z.int().min(1).max(1_000_000_000) })

/** A school's own; for the centre those of every school, too. What was changed last comes first. */
export const listAnnouncements = defineOperation({
  ...About,
  name: 'announcements.list',
  label: '查看资讯公告列表',
  writes: false,
  input: z.strictObject({
    state: AnnouncementState.optional(),
    category: AnnouncementCategory.optional(),
    /** Of centre staff only: what is in the name of one school, or of the centre itself. */
    schoolId: z.uuid().optional(),
    /** A part of the title. */
    search: z.string().trim().max(50).optional(),
    after: z.string().max(300).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(AnnouncementRow), next: z.string().nullable(), total: z.int() }),
  errors: [],
})

export const getAnnouncement = defineOperation({
  ...About,
  name: 'announcements.get',
  label: '查看资讯公告',
  writes: false,
  input: Id,
  output: Announcement,
  errors: ['not-found'],
})

/** A draft, which nobody else reads until it is published. */
export const addAnnouncement = defineOperation({
  ...About,
  name: 'announcements.add',
  label: '撰写资讯公告',
  writes: true,
  input: AnnouncementFacts,
  output: Announcement,
  errors: ['fields-invalid'],
})

/** What is published stays so, and reads as it is written now. */
export const editAnnouncement = defineOperation({
  ...About,
  name: 'announcements.edit',
  label: '修改资讯公告',
  writes: true,
  input: Acting.extend({ facts: AnnouncementFacts }),
  output: Announcement,
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed', 'fields-invalid'],
})

/** Now, or at a time to come. */
export const publishAnnouncement = defineOperation({
  ...About,
  name: 'announcements.publish',
  label: '发布资讯公告',
  writes: true,
  input: Acting.extend({ at: z.iso.datetime().nullable() }),
  output: Announcement,
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed', 'fields-invalid'],
})

export const withdrawAnnouncement = defineOperation({
  ...About,
  name: 'announcements.withdraw',
  label: '撤下资讯公告',
  writes: true,
  input: Acting,
  output: Announcement,
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed'],
})

/** Only what nobody has ever been able to read. */
export const deleteAnnouncement = defineOperation({
  ...About,
  name: 'announcements.delete',
  label: '删除资讯公告草稿',
  writes: true,
  input: Acting,
  output: z.object({}),
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed'],
})

export const announcementOperations = [
  listAnnouncements,
  getAnnouncement,
  addAnnouncement,
  editAnnouncement,
  publishAnnouncement,
  withdrawAnnouncement,
  deleteAnnouncement,
] as const
