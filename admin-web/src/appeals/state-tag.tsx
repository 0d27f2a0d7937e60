import { ExclamationCircleFilled } from '@ant-design/icons'
import { Tag } from 'antd'
import { appealStateLabels, type AppealState } from 'shared-types/appeals/workflow'

/** Text and background pass WCAG AA; the words carry the meaning, the colour only helps the eye. */
const colours: Record<AppealState, { color: string; background: string; borderColor: string }> = {
  waiting: { color: '#874d00', background: '#fffbe6', borderColor: '#ffe58f' },
  'in-progress': { color: '#003eb3', background: '#e6f4ff', borderColor: '#91caff' },
  answered: { color: '#135200', background: '#f0f9eb', borderColor: '#b7dd9f' },
  closed: { color: '#434343', background: '#f5f5f5', borderColor: '#d9d9d9' },
}

export function StateTag({ state }: { state: AppealState }) {
  return (
    <Tag variant="outlined" style={{ ...colours[state], marginInlineEnd: 0 }}>
      {appealStateLabels[state]}
    </Tag>
  )
}

/** Past its deadline, in words and in red. */
export function OverdueTag() {
  return (
    <Tag
      variant="outlined"
      icon={<ExclamationCircleFilled aria-hidden />}
      style={{
        color: '#a8071a',
        background: '#fff1f0',
        borderColor: '#ffa39e',
        marginInlineEnd: 0,
        fontWeight: 600,
      }}
    >
      已逾期
    </Tag>
  )
}
