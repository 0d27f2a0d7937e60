import type { AnnouncementFacts } from 'shared-types/announcements/schemas'
import { MOST_BLOCKS } from 'shared-types/rich-text/limits'
import { readBody, writeBody } from 'shared-types/rich-text/writing'
import type { OutputOf } from '../../api/call'
import type { Problems } from '../../forms/problems'

export type Announcement = OutputOf<'announcements.get'>

/** What is typed: the body as text, the rest as it is sent. */
export type AnnouncementValues = Omit<AnnouncementFacts, 'body'> & { written: string }

export const newAnnouncement: AnnouncementValues = {
  title: '',
  category: 'news',
  audience: 'all',
  forSchoolId: null,
  pinned: false,
  written: '',
  attachments: [],
}

export const valuesOf = (it: Announcement): AnnouncementValues => ({
  title: it.title,
  category: it.category,
  audience: it.audience,
  forSchoolId: it.forSchool?.id ?? null,
  pinned: it.pinned,
  written: writeBody(it.body),
  attachments: it.attachments.map((file) => file.id),
})

export const factsOf = ({ written, ...values }: AnnouncementValues): AnnouncementFacts => ({
  ...values,
  title: values.title.trim(),
  body: readBody(written),
})

export function problemsIn({ title, written }: AnnouncementValues): Problems {
  const { length } = readBody(written)
  return {
    ...(!title.trim() && { title: '请填写标题' }),
    ...(length === 0 && { body: '请填写正文' }),
    ...(length > MOST_BLOCKS && {
      body: `正文最多 ${MOST_BLOCKS} 段，现有 ${length} 段，请分成几篇，或作为附件上传`,
    }),
  }
}
