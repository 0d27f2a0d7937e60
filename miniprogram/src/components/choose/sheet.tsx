import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Tappable } from '../layout/tappable'
import './sheet.scss'

/** Covers the page from below while something is chosen. */
export function Sheet({
  title,
  onClose,
  children,
}: PropsWithChildren<{ title: string; onClose: () => void }>) {
  return (
    <View className="sheet" catchMove>
      <Tappable className="sheet__ground" label="关闭" onTap={onClose} />
      <View className="sheet__panel" {...{ role: 'dialog', 'aria-label': title }}>
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <Tappable className="sheet__close" label="关闭" onTap={onClose}>
            <Text>✕</Text>
          </Tappable>
        </View>
        {children}
      </View>
    </View>
  )
}
