import { ExclamationCircleFilled } from '@ant-design/icons'
import { Tag } from 'antd'
import type { CSSProperties } from 'react'
import { appealStateLabels, type AppealState } from 'shared-types/appeals/workflow'
import { tones } from '../layout/tones'

const colours: Record<AppealState, CSSProperties> = {
  waiting: tones.amber,
  'in-progress': tones.blue,
  answered: tones.green,
  closed: tones.grey,
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
        ...tones.red,
        marginInlineEnd: 0,
        fontWeight: 600,
      }}
    >
      已逾期
    </Tag>
  )
}
