import { useCallback, useRef, useState } from 'react'
import { waitingTime } from '../display/time'
import { CallRefused, Refused } from './failures'

export interface Action {
  /** What is under way; undefined when nothing is. */
  busy: string | undefined
  /** The last failure, until the next attempt. */
  error: Error | undefined
  /** Runs one thing at a time; a second tap meanwhile does nothing. True when it went well. */
  run: (name: string, task: () => Promise<void>) => Promise<boolean>
}

/** Something a person sets off: busy meanwhile, and the failure kept for the screen. */
export function useAction(): Action {
  const [busy, setBusy] = useState<string>()
  const [error, setError] = useState<Error>()
  const running = useRef(false)
  const run = useCallback(async (name: string, task: () => Promise<void>) => {
    if (running.current) return false
    running.current = true
    setBusy(name)
    setError(undefined)
    try {
      await task()
      return true
    } catch (failure) {
      setError(failure as Error)
      return false
    } finally {
      running.current = false
      setBusy(undefined)
    }
  }, [])
  return { busy, error, run }
}

/** The sentence for a failure, with the server's own reason and how long to wait where it gave them. */
export function sentenceOf(error: Error): string {
  if (!(error instanceof Refused)) return '操作没有成功，请重试'
  if (!(error instanceof CallRefused)) return error.message
  const { reason, retryAfterSeconds } = error.hint
  const wait = retryAfterSeconds && `${waitingTime(retryAfterSeconds)}后可重试`
  return [error.message, reason, wait].filter(Boolean).join('。')
}

export const isRefusal = (error: unknown, code: CallRefused['code']): error is CallRefused =>
  error instanceof CallRefused && error.code === code
