import { forget, recall, remember } from '../platform/device-storage'

const KEY = 'read-announcements'
/** Older ones are far down any list. */
const MOST = 200

/** Which announcements were read on this device; what is not understood was never read. */
export function readMarks(): ReadonlySet<string> {
  const known = recall(KEY)
  return new Set(Array.isArray(known) ? known.filter((it) => typeof it === 'string') : [])
}

export function markRead(id: string): void {
  const others = [...readMarks()].filter((it) => it !== id)
  remember(KEY, [...others, id].slice(-MOST))
}

/** What somebody has read is nobody else's business. */
export const forgetReadMarks = (): void => forget(KEY)
