import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Tappable } from './tappable'
import './cell.scss'

interface Props {
  label: string
  /** What stands at the end of the line. */
  value?: ReactNode
  className?: string
  onTap?: () => void
}

/** One line of a list: a label, a value, and an arrow when it leads somewhere. */
export function Cell({ label, value, className = '', onTap }: Props) {
  const content = (
    <>
      <Text className="cell__label">{label}</Text>
      <View className="cell__value">{value}</View>
      {onTap && <View className="cell__arrow" />}
    </>
  )
  if (!onTap) return <View className={`cell ${className}`}>{content}</View>
  return (
    <Tappable className={`cell cell--tappable ${className}`} onTap={onTap}>
      {content}
    </Tappable>
  )
}
