import { CallRefused, NetworkFailed } from './failures'

/**
 * Something that is handed in once. The server must take it once by itself: by a key that travels with it, or by the
 * version that it builds on.
 */
export interface Sending<T> {
  send: () => Promise<T>
  /**
   * After a refusal that a lost reply explains: what the server has, if it is exactly what was sent. Left out where a
   * second sending is answered like the first.
   */
  landed?: () => Promise<T | undefined>
}

/** What the server says to whoever sends again what it has already taken. */
const afterALostReply: readonly CallRefused['code'][] = ['changed-elsewhere', 'action-not-allowed']

/** About a minute and a half of tunnel. */
const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000]

/**
 * Sends until there is a reply, and takes a lost reply for what it was.
 * @param wait resolves when it is worth trying again, at the latest after this long.
 */
export async function sendSurely<T>(
  { send, landed }: Sending<T>,
  wait: (mostMs: number) => Promise<void>,
): Promise<T> {
  for (const mostMs of WAITS_MS) {
    try {
      return await sendOnce(send, landed)
    } catch (error) {
      if (!(error instanceof NetworkFailed)) throw error
      await wait(mostMs)
    }
  }
  return sendOnce(send, landed)
}

async function sendOnce<T>(send: Sending<T>['send'], landed: Sending<T>['landed']): Promise<T> {
  try {
    return await send()
  } catch (error) {
    const isExplained = error instanceof CallRefused && afterALostReply.includes(error.code)
    const there = isExplained ? await landed?.() : undefined
    if (there === undefined) throw error
    return there
  }
}
