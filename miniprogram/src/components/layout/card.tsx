import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './card.scss'

/** A white sheet on the ground, with what it is about on top. */
export function Card({ title, children }: PropsWithChildren<{ title?: string }>) {
  return (
    <View className="card">
      {title && <Text className="card__title">{title}</Text>}
      {children}
    </View>
  )
}
