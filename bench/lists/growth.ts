import { compare, perSecond, type Measurement } from '../measure'
import { openProduct } from '../product'
import { fillTheYear } from './lists'
import { operationsOf } from './operations'
import { samplesOf } from './samples'

/** A province of half the size: its largest school has about 10,000. */
const SMALL_PROVINCE = 225_000
const STEPS = [100_000, 1_000_000]

/** The list of a school that stays as it is, and the centre's, while the year's reports grow a hundredfold: milliseconds then and at first. */
export async function benchGrowth(): Promise<Measurement[]> {
  const product = await openProduct(SMALL_PROVINCE)
  try {
    const samples = await samplesOf(product)
    const operations = (['school', 'centre'] as const).flatMap((who) =>
      operationsOf(product, who, samples).operations.map((it) => ({
        ...it,
        name: `${who}: ${it.name}`,
      })),
    )
    const measure = async () => {
      const ms: number[] = []
      for (const { ours } of operations) ms.push(1000 / ((await perSecond([ours]))[0] ?? 0))
      return ms
    }
    const atFirst = await measure()
    const rows: Measurement[] = []
    for (const total of STEPS) {
      await fillTheYear(product, total)
      const now = await measure()
      for (const [at, { name }] of operations.entries())
        rows.push(compare(`${name}, ${total} beside 10,000`, now[at] ?? 0, atFirst[at] ?? 0, 'ms'))
    }
    return rows
  } finally {
    await product.close()
  }
}
