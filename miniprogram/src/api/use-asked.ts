import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { platform } from '../platform/platform'
import { NetworkFailed } from './failures'

type Loaded<T> =
  | { value: T; error?: undefined }
  | { value?: undefined; error: Error }
  | { value?: undefined; error?: undefined }

export type Asked<T> = Loaded<T> & {
  /** Asks again; what is on the screen stays until the answer is there. */
  reload: () => Promise<void>
  /** Puts an answer there that another call brought. */
  replace: (value: T) => void
}

/**
 * Asks when the page opens and whenever `key` changes: loading, failed, or here.
 * @param refreshOnShow asks again when the person comes back to the page.
 */
export function useAsked<T>(
  key: string,
  ask: (key: string) => Promise<T>,
  { refreshOnShow = false } = {},
): Asked<T> {
  const [state, setState] = useState<Loaded<T>>({})
  const latest = useRef(0)
  const question = useRef(ask)
  useEffect(() => {
    question.current = ask
  })

  const reload = useCallback(async () => {
    const turn = ++latest.current
    const next = await question.current(key).then(
      (value) => ({ value }),
      (error: Error) => ({ error }),
    )
    // An answer that was overtaken by a later question is dropped.
    if (turn === latest.current) setState(next)
  }, [key])

  useEffect(() => {
    void reload()
    return () => {
      latest.current++
    }
  }, [reload])

  // Nobody has to tap when the network comes back by itself.
  const isCut = state.error instanceof NetworkFailed
  useEffect(() => (isCut ? platform.onOnline(() => void reload()) : undefined), [isCut, reload])

  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current && refreshOnShow) void reload()
    shown.current = true
  })

  const replace = useCallback((value: T) => {
    latest.current++
    setState({ value })
  }, [])
  return { ...state, reload, replace }
}
