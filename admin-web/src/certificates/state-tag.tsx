import { Tag } from 'antd'
import { stateLabels, type Certificate } from './words'

export function StateTag({ state }: { state: Certificate['state'] }) {
  return (
    <Tag variant="outlined" className={state === 'in-force' ? 'in-force' : 'not-in-force'}>
      {stateLabels[state]}
    </Tag>
  )
}
