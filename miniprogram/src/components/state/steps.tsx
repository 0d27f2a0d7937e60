import { Text, View } from '@tarojs/components'
import './steps.scss'

/** Where in a form of several parts the person is; `current` counts from 0. */
export function Steps({ names, current }: { names: readonly string[]; current: number }) {
  return (
    <View className="steps" ariaLabel={`第 ${current + 1} 步，共 ${names.length} 步`}>
      {names.map((name, at) => (
        <View key={name} className={`steps__step ${at <= current ? 'steps__step--reached' : ''}`}>
          <View className="steps__number">{at < current ? '✓' : at + 1}</View>
          <Text className="steps__name">{name}</Text>
        </View>
      ))}
    </View>
  )
}
