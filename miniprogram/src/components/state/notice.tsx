import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './notice.scss'

/** A remark that the person should see before going on. */
export function Notice({
  kind = 'information',
  children,
}: PropsWithChildren<{ kind?: 'information' | 'warning' | 'danger' }>) {
  return (
    <View
      className={`notice notice--${kind}`}
      {...(kind === 'danger' && { ariaLive: 'polite', role: 'alert' })}
    >
      {children}
    </View>
  )
}
