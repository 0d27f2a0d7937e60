import { Text, View } from '@tarojs/components'
import { Tappable } from '../layout/tappable'
import { spokenLabel, type LabelledProps } from './labelled'

interface Props extends LabelledProps {
  text: string | undefined
  locked: boolean
  /** Left out where the widget around it takes the tap. */
  onTap?: () => void
}

/** The box of a field that is chosen, not typed. */
export function Chosen({ text, locked, onTap, ...labelled }: Props) {
  const spoken = `${spokenLabel(labelled)}，${text || '未选择'}`
  const content = (
    <Text className={text ? 'labelled__chosen' : 'labelled__empty'}>
      {text || `请选择${labelled.label}`}
    </Text>
  )
  const className = locked ? 'labelled__control labelled__control--locked' : 'labelled__control'
  if (!onTap) {
    return (
      <View className={className} ariaRole="button" ariaLabel={spoken}>
        {content}
      </View>
    )
  }
  return (
    <Tappable className={className} label={spoken} disabled={locked} onTap={onTap}>
      {content}
    </Tappable>
  )
}
