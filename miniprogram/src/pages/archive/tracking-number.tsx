import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { Button } from '../../components/form/button'
import { Problem } from '../../components/state/problem'
import { platform } from '../../platform/platform'

/** To be looked up with the carrier, who has a site of its own. */
export function TrackingNumber({ carrier, number }: { carrier: string; number: string }) {
  const { error, run } = useAction()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    setCopied(await run('copy', () => platform.copy(number)))
  }
  return (
    <View className="tracking">
      <Text className="tracking__number" selectable>{`${carrier} ${number}`}</Text>
      <Problem error={error} />
      <Button className="copy" kind="plain" onTap={() => void copy()}>
        复制单号
      </Button>
      <View className="tracking__copied" ariaLive="polite">
        {isCopied ? '已复制，可到承运方网站查询' : ''}
      </View>
    </View>
  )
}
