import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { platform } from '../../platform/platform'

type Props = PropsWithChildren<{
  className?: string
  /** Read aloud instead of the content. */
  label?: string
  disabled?: boolean
  onTap: () => void
}>

/** Anything that is tapped: announced as a button by screen readers, and within a keyboard's reach in a browser. */
export function Tappable({ className = '', label, disabled = false, onTap, children }: Props) {
  const run = () => {
    if (!disabled) onTap()
  }
  return (
    <View
      className={className}
      hoverClass={disabled ? 'none' : 'pressed'}
      onClick={run}
      {...(platform.name === 'h5' ? inBrowser(run, disabled, label) : inWechat(disabled, label))}
    >
      {children}
    </View>
  )
}

const inWechat = (disabled: boolean, label: string | undefined) => ({
  ariaRole: 'button',
  ...(disabled && { ariaDisabled: 'true' as const }),
  ...(label && { ariaLabel: label }),
})

/** Attributes of the web that Taro's types do not list but its web components pass on. */
function inBrowser(run: () => void, disabled: boolean, label: string | undefined) {
  return {
    role: 'button',
    tabIndex: disabled ? -1 : 0,
    'aria-disabled': disabled ? 'true' : 'false',
    ...(label && { 'aria-label': label }),
    onKeyDown: (event: { key?: string; preventDefault: () => void }) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      run()
    },
  }
}
