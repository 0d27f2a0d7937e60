export interface Measurement {
  name: string
  ours: number
  raw: number
  /** ours / raw */
  ratio: number
  unit: string
}

export const compare = (
  name: string,
  ours: number,
  raw: number,
  unit = 'per second',
): Measurement => ({ name, ours, raw, ratio: ours / raw, unit })

type Work = () => Promise<unknown>

const ROUNDS = 8
const TURN_MS = 300

/** Each work as often as it can. Takes turns, so that whatever else the machine does falls on all alike. */
export async function perSecond(works: readonly Work[]): Promise<number[]> {
  const counted = works.map(() => ({ count: 0, ms: 0 }))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, work] of works.entries()) {
      const started = performance.now()
      let count = 0
      for (; performance.now() < started + TURN_MS; count++) await work()
      const total = counted[index]
      // The first round warms up.
      if (!total || round === 0) continue
      total.count += count
      total.ms += performance.now() - started
    }
  }
  return counted.map((it) => (it.count * 1000) / it.ms)
}

/** Works that use something up: each gets `calls` of its supply a turn, after a first turn that warms up. */
export async function inTurns(
  works: readonly ((order: number) => Promise<unknown>)[],
  { turns, calls }: { turns: number; calls: number },
): Promise<number[]> {
  const ms = works.map(() => 0)
  for (let turn = 0; turn <= turns; turn++) {
    for (const [index, work] of works.entries()) {
      const started = performance.now()
      for (let call = 0; call < calls; call++) await work(turn * calls + call)
      if (turn > 0) ms[index] = (ms[index] ?? 0) + performance.now() - started
    }
  }
  return ms.map((it) => (turns * calls * 1000) / it)
}
