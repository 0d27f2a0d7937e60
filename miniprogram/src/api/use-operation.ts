import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { OperationMap, OperationName } from 'shared-types/operations'
import { call } from './call'

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
 * Asks an operation when the page opens and whenever the input changes: loading, failed, or here.
 * @param refreshOnShow asks again when the person comes back to the page.
 */
export function useOperation<N extends OperationName>(
  operation: N,
  input: OperationMap[N]['input'],
  { refreshOnShow = false } = {},
): Asked<OperationMap[N]['output']> {
  const [state, setState] = useState<Loaded<OperationMap[N]['output']>>({})
  const latest = useRef(0)
  const key = JSON.stringify(input)

  const reload = useCallback(async () => {
    const turn = ++latest.current
    const asked = JSON.parse(key) as OperationMap[N]['input']
    const next = await call(operation, asked).then(
      (value) => ({ value }),
      (error: Error) => ({ error }),
    )
    // An answer that was overtaken by a later question is dropped.
    if (turn === latest.current) setState(next)
  }, [operation, key])

  useEffect(() => {
    void reload()
    return () => {
      latest.current++
    }
  }, [reload])

  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current && refreshOnShow) void reload()
    shown.current = true
  })

  const replace = useCallback((value: OperationMap[N]['output']) => {
    latest.current++
    setState({ value })
  }, [])
  return { ...state, reload, replace }
}
