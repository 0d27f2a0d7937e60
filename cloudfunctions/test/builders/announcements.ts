import type { AnnouncementFacts } from 'shared-types/announcements/schemas'
import type { Person } from '../contract/people'
import type { World } from '../contract/world'

export const announcementFacts = (changes: Partial<AnnouncementFacts> = {}): AnnouncementFacts => ({
  title: '关于做好毕业去向登记工作的通知',
  category: 'news',
  audience: 'all',
  forSchoolId: null,
  pinned: false,
  body: [
    { kind: 'heading', text: '登记时间' },
    { kind: 'paragraph', spans: [{ text: '请于 6 月 30 日前完成登记。' }] },
  ],
  attachments: [],
  ...changes,
})

/** Written and published by this person, at once unless a time is given. */
export async function published(
  world: Pick<World, 'call'>,
  by: Person,
  changes: Partial<AnnouncementFacts> = {},
  at: string | null = null,
) {
  const { id, version } = await world.call(by, 'announcements.add', announcementFacts(changes))
  return world.call(by, 'announcements.publish', { id, version, at })
}
