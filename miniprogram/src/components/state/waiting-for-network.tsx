import { Text } from '@tarojs/components'
import { Notice } from './notice'

/** While something handed in waits for the network. */
export function WaitingForNetwork({ shown }: { shown: boolean }) {
  if (!shown) return null
  return (
    <Notice kind="warning">
      <Text className="waiting-for-network">
        网络不给力，内容已保留，网络恢复后会自动提交，不会重复提交，请稍候
      </Text>
    </Notice>
  )
}
