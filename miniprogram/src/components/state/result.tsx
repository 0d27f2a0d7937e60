import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './result.scss'

type Props = PropsWithChildren<{
  kind: 'success' | 'failure' | 'waiting' | 'empty'
  title: string
  text?: string
}>

const signs: Record<Props['kind'], string> = {
  success: '✓',
  failure: '!',
  waiting: '…',
  empty: '—',
}

/** How something ended, in the middle of the screen, with what can be done next below. */
export function Result({ kind, title, text, children }: Props) {
  return (
    <View className="result">
      <View className={`result__sign result__sign--${kind}`} ariaHidden="true">
        {signs[kind]}
      </View>
      <Text className="result__title">{title}</Text>
      {text && <Text className="result__text">{text}</Text>}
      {children}
    </View>
  )
}
