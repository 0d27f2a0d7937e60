import { Tag } from 'antd'
import { archiveStateLabels, type ArchiveState } from 'shared-types/archives/archive-states'

/** Text and background pass WCAG AA; the words carry the meaning, the colour only helps the eye. */
const colours: Record<ArchiveState, { color: string; background: string; borderColor: string }> = {
  'to-send': { color: '#874d00', background: '#fffbe6', borderColor: '#ffe58f' },
  sent: { color: '#003eb3', background: '#e6f4ff', borderColor: '#91caff' },
  received: { color: '#135200', background: '#f0f9eb', borderColor: '#b7dd9f' },
  returned: { color: '#a8071a', background: '#fff1f0', borderColor: '#ffa39e' },
  kept: { color: '#434343', background: '#f5f5f5', borderColor: '#d9d9d9' },
}

export function StateTag({ state }: { state: ArchiveState }) {
  return (
    <Tag variant="outlined" style={{ ...colours[state], marginInlineEnd: 0 }}>
      {archiveStateLabels[state]}
    </Tag>
  )
}
