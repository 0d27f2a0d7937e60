import { CallRefused } from '../../api/failures'

/** Longer than a gateway takes to start again, or a train to leave a tunnel. */
const WAITS_MS = [1000, 2000, 4000, 8000, 16_000, 30_000]

/**
 * Sends what has not arrived, piece after piece; one that breaks is sent again after a while. What the server refuses
 * is not tried again.
 */
export async function sendPieces(
  count: number,
  arrived: readonly number[],
  send: (at: number) => Promise<void>,
  wait: (ms: number) => Promise<void> = pause,
): Promise<void> {
  for (let at = 0; at < count; at++) {
    if (arrived.includes(at)) continue
    await persistently(() => send(at), wait)
  }
}

async function persistently(task: () => Promise<void>, wait: (ms: number) => Promise<void>) {
  for (const ms of WAITS_MS) {
    try {
      return await task()
    } catch (error) {
      if (error instanceof CallRefused) throw error
    }
    await wait(ms)
  }
  return task()
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
