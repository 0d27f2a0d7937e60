import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { goBack } from '../../platform/page'
import { platform } from '../../platform/platform'
import { Tappable } from './tappable'
import { isLargeText } from './large-text'
import './screen.scss'

type Props = PropsWithChildren<{
  title: string
  /** The first page has nothing to go back to. */
  home?: boolean
}>

/** Every page is one: text sizes, ground, and in a browser the bar that WeChat draws itself. */
export function Screen({ title, home = false, children }: Props) {
  return (
    <View className={isLargeText() ? 'screen screen--large' : 'screen'}>
      {platform.name === 'h5' && (
        <View className="screen__bar" {...{ role: 'banner' }}>
          {!home && (
            <Tappable className="screen__back" label="返回" onTap={goBack}>
              <View className="screen__arrow" />
            </Tappable>
          )}
          <Text className="screen__title" {...{ role: 'heading', 'aria-level': '1' }}>
            {title}
          </Text>
        </View>
      )}
      <View className="screen__content" {...(platform.name === 'h5' && { role: 'main' })}>
        {children}
      </View>
    </View>
  )
}
