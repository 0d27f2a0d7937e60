import { Tag } from 'antd'
import type { CSSProperties } from 'react'
import { stageLabels, type Stage } from 'shared-types/reports/workflow'
import { tones } from '../layout/tones'

const colours: Record<Stage, CSSProperties> = {
  draft: tones.grey,
  level2: tones.amber,
  level1: tones.orange,
  centre: tones.blue,
  completed: tones.green,
  rejected: tones.red,
}

export function StageTag({ stage }: { stage: Stage }) {
  return (
    <Tag variant="outlined" style={{ ...colours[stage], marginInlineEnd: 0 }}>
      {stageLabels[stage]}
    </Tag>
  )
}
