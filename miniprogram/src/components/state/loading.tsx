import { Text, View } from '@tarojs/components'
import './loading.scss'

export function Loading({ text = '正在加载…' }: { text?: string }) {
  return (
    <View className="loading" ariaLive="polite">
      <View className="loading__ring" />
      <Text>{text}</Text>
    </View>
  )
}
