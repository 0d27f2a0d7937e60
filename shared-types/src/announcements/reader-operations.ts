import * as z from 'zod'
import { defineOperation } from '../operation'
import { AnnouncementCategory, PublishedAnnouncement, PublishedRow } from './schemas'

/** Open to every WeChat identity: whoever is not bound yet reads what is for the whole province. */
const ForStudents = { callers: ['student'], access: 'visitor', writes: false } as const
const ForStaff = { callers: ['staff'], access: 'signed-in', writes: false } as const

const Id = z.strictObject({ id: z.uuid() })
const Asked = z.strictObject({
  category: AnnouncementCategory.optional(),
  after: z.string().max(300).optional(),
  limit: z.int().min(1).max(50).default(20),
})
/** Pinned ones first, then the newest. */
const Page = z.object({ rows: z.array(PublishedRow), next: z.string().nullable() })

const File = Id.extend({ fileId: z.uuid() })
const Link = z.object({ url: z.string(), name: z.string(), mediaType: z.string() })

export const listForStudents = defineOperation({
  ...ForStudents,
  name: 'announcements.list-for-students',
  label: '浏览资讯公告',
  input: Asked,
  output: Page,
  errors: [],
})

export const readForStudents = defineOperation({
  ...ForStudents,
  name: 'announcements.read-for-students',
  label: '阅读资讯公告',
  input: Id,
  output: PublishedAnnouncement,
  errors: ['not-found'],
})

export const linkForStudents = defineOperation({
  ...ForStudents,
  name: 'announcements.link-for-students',
  label: '打开资讯公告附件',
  input: File,
  output: Link,
  errors: ['not-found'],
})

export const listForStaff = defineOperation({
  ...ForStaff,
  name: 'announcements.list-for-staff',
  label: '浏览资讯公告',
  input: Asked,
  output: Page,
  errors: [],
})

export const readForStaff = defineOperation({
  ...ForStaff,
  name: 'announcements.read-for-staff',
  label: '阅读资讯公告',
  input: Id,
  output: PublishedAnnouncement,
  errors: ['not-found'],
})

/** Of what one may read, and of what one may edit. */
export const linkForStaff = defineOperation({
  ...ForStaff,
  name: 'announcements.link-for-staff',
  label: '打开资讯公告附件',
  input: File,
  output: Link,
  errors: ['not-found'],
})

export const announcementReaderOperations = [
  listForStudents,
  readForStudents,
  linkForStudents,
  listForStaff,
  readForStaff,
  linkForStaff,
] as const
