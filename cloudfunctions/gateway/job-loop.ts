import { timerFunction } from '../src/functions/timer'
import { serve } from '../src/runtime/serve'
import type { Services } from '../src/runtime/services'

const IDLE_MS = 500

/** The resident worker: calls the timer function again and again, as the cloud's timer does once a minute. */
export function startJobLoop(services: Services): { stop: () => Promise<void> } {
  const ending = new AbortController()
  const main = serve(timerFunction, () => Promise.resolve({ ...services, ending: ending.signal }))
  const run = async () => {
    while (!ending.signal.aborted) {
      await main({ operation: 'jobs.drain', input: { budgetMs: 45_000 } }, {})
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
    }
  }
  const running = run()
  return {
    stop: () => {
      ending.abort()
      return running
    },
  }
}
