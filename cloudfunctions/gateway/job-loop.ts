import { timerFunction } from '../src/functions/timer'
import { serve } from '../src/runtime/serve'
import type { Services } from '../src/runtime/services'

const IDLE_MS = 500

/** The resident worker: calls the timer function again and again, as the cloud's timer does once a minute. */
export function startJobLoop(services: Services): { stop: () => Promise<void> } {
  const main = serve(timerFunction, () => Promise.resolve(services))
  let stopping = false
  const run = async () => {
    while (!stopping) {
      await main({ operation: 'jobs.drain', input: { budgetMs: 45_000 } }, {})
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
    }
  }
  const running = run()
  return {
    stop: () => {
      stopping = true
      return running
    },
  }
}
