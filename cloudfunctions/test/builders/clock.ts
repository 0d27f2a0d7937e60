import { jest } from '@jest/globals'

const timers = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const

/** The product reads the system's clock once a call: from here on it stands at `time`. Timers run on. */
export function stopClock(time: string): void {
  jest.useFakeTimers({ now: new Date(time), doNotFake: [...timers] })
}

export const passTime = (seconds: number) => jest.setSystemTime(Date.now() + seconds * 1000)

export const startClock = () => jest.useRealTimers()
