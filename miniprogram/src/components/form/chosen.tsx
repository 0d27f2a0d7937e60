import { Text } from '@tarojs/components'
import { Tappable } from '../layout/tappable'
import { spokenLabel, type LabelledProps } from './labelled'

interface Props extends LabelledProps {
  text: string | undefined
  locked: boolean
  onTap: () => void
}

/** The box of a field that is chosen, not typed. */
export function Chosen({ text, locked, onTap, ...labelled }: Props) {
  const shown = text || `请选择${labelled.label}`
  const spoken = `${spokenLabel(labelled)}，${shown}`
  const content = <Text className={text ? 'labelled__chosen' : 'labelled__empty'}>{shown}</Text>
  const className = locked ? 'labelled__control labelled__control--locked' : 'labelled__control'
  return (
    <Tappable className={className} label={spoken} disabled={locked} onTap={onTap}>
      {content}
    </Tappable>
  )
}
