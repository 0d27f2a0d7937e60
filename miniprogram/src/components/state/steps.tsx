import { Text, View } from '@tarojs/components'
import { Tappable } from '../layout/tappable'
import './steps.scss'

interface Props {
  names: readonly string[]
  /** Counted from 0. */
  current: number
  /** Goes back to a step that was passed. */
  onGo: (at: number) => void
}

/** Where in a form of several parts the person is. */
export function Steps({ names, current, onGo }: Props) {
  return (
    <View className="steps" ariaLabel={`第 ${current + 1} 步，共 ${names.length} 步`}>
      {names.map((name, at) => (
        <Tappable
          key={name}
          className={`steps__step ${at <= current ? 'steps__step--reached' : ''} ${at === current ? 'steps__step--current' : ''}`}
          label={`第 ${at + 1} 步，${name}，${stateOf(at, current)}`}
          disabled={at >= current}
          onTap={() => onGo(at)}
        >
          <View className="steps__number">{at < current ? '✓' : at + 1}</View>
          <Text className="steps__name">{name}</Text>
        </Tappable>
      ))}
    </View>
  )
}

const stateOf = (at: number, current: number) =>
  at < current ? '已填写，返回修改' : at === current ? '当前步骤' : '尚未填写'
