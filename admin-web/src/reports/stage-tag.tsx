import { Tag } from 'antd'
import { stageLabels, type Stage } from 'shared-types/reports/workflow'

/** Text and background pass WCAG AA; the words carry the meaning, the colour only helps the eye. */
const colours: Record<Stage, { color: string; background: string; borderColor: string }> = {
  draft: { color: '#434343', background: '#f5f5f5', borderColor: '#d9d9d9' },
  level2: { color: '#874d00', background: '#fffbe6', borderColor: '#ffe58f' },
  level1: { color: '#7c3a00', background: '#fff2e8', borderColor: '#ffbb96' },
  centre: { color: '#003eb3', background: '#e6f4ff', borderColor: '#91caff' },
  completed: { color: '#135200', background: '#f0f9eb', borderColor: '#b7dd9f' },
  rejected: { color: '#a8071a', background: '#fff1f0', borderColor: '#ffa39e' },
}

export function StageTag({ stage }: { stage: Stage }) {
  return (
    <Tag variant="outlined" style={{ ...colours[stage], marginInlineEnd: 0 }}>
      {stageLabels[stage]}
    </Tag>
  )
}
