import { Tag } from 'antd'
import type { CSSProperties } from 'react'
import {
  announcementStateLabels,
  type AnnouncementState,
} from 'shared-types/announcements/workflow'
import { tones } from '../layout/tones'

const colours: Record<AnnouncementState, CSSProperties> = {
  draft: tones.grey,
  scheduled: tones.amber,
  published: tones.green,
  withdrawn: tones.red,
}

export function StateTag({ state }: { state: AnnouncementState }) {
  return (
    <Tag variant="outlined" style={{ ...colours[state], marginInlineEnd: 0 }}>
      {announcementStateLabels[state]}
    </Tag>
  )
}

export const PinnedTag = () => (
  <Tag variant="outlined" style={{ ...tones.blue, marginInlineEnd: 0 }}>
    置顶
  </Tag>
)
