import { useCallback, useEffect, useRef, useState } from 'react'
import { platform } from '../platform/platform'
import { sendSurely, type Sending } from './send-surely'
import { useAction } from './use-action'

/** Something handed in: sent again by itself when the connection breaks, and never taken twice. */
export function useSending() {
  const { busy, error, run } = useAction()
  const [isWaiting, setWaiting] = useState(false)
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => void (isHere.current = false)
  }, [])

  const handIn = useCallback(
    <T>(name: string, sending: Sending<T>, onTaken: (value: T) => void) =>
      run(name, async () => {
        try {
          const value = await sendSurely(sending, async (mostMs) => {
            if (isHere.current) setWaiting(true)
            await backOnline(mostMs)
          })
          onTaken(value)
        } finally {
          setWaiting(false)
        }
      }),
    [run],
  )
  return { busy, error, isWaiting, handIn }
}

function backOnline(mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, mostMs)
    const stop = platform.onOnline(done)
  })
}
