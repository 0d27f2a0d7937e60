import { Tag } from 'antd'
import type { CSSProperties } from 'react'
import { archiveStateLabels, type ArchiveState } from 'shared-types/archives/archive-states'
import { tones } from '../layout/tones'

const colours: Record<ArchiveState, CSSProperties> = {
  'to-send': tones.amber,
  sent: tones.blue,
  received: tones.green,
  returned: tones.red,
  kept: tones.grey,
}

export function StateTag({ state }: { state: ArchiveState }) {
  return (
    <Tag variant="outlined" style={{ ...colours[state], marginInlineEnd: 0 }}>
      {archiveStateLabels[state]}
    </Tag>
  )
}
