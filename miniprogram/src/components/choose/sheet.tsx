import { Text, View } from '@tarojs/components'
import { useEffect, useRef, type PropsWithChildren } from 'react'
import { platform } from '../../platform/platform'
import { Tappable } from '../layout/tappable'
import './sheet.scss'

/** One sheet is open at a time. */
const PANEL = 'sheet-panel'

/** Covers the page from below while something is chosen. */
export function Sheet({
  title,
  onClose,
  children,
}: PropsWithChildren<{ title: string; onClose: () => void }>) {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => platform.holdFocus(PANEL, () => close.current()), [])
  return (
    <View className="sheet" catchMove>
      <View className="sheet__ground" ariaHidden="true" onClick={onClose} />
      <View
        id={PANEL}
        className="sheet__panel"
        {...{ role: 'dialog', 'aria-modal': 'true', 'aria-label': title }}
      >
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
