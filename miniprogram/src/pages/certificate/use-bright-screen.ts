import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef } from 'react'
import { platform } from '../../platform/platform'

/** Bright while this is shown; other apps, and whatever comes after, find the screen as it was. */
export function useBrightScreen(): void {
  const release = useRef<() => void>()
  const raise = useCallback(() => void (release.current ??= platform.keepBright()), [])
  const restore = useCallback(() => {
    release.current?.()
    release.current = undefined
  }, [])
  useDidShow(raise)
  useDidHide(restore)
  useEffect(() => {
    raise()
    return restore
  }, [raise, restore])
}
