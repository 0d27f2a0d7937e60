import { bareReviewOfMany, type BareReport } from './bare-reports'
import { drainMs } from './imports'
import { compare, type Measurement } from './measure'
import { callAs, tokenOf, YEAR, type Product } from './product'

/** A whole school of 20,000 approved in one batch, from the press of the button, beside one UPDATE with its history. */
export async function benchBatch(product: Product): Promise<Measurement[]> {
  const reports = await waitingReports(product)
  const ours = await batchMs(product, reports.length)
  const again = await waitingReports(product)
  const started = performance.now()
  await bareReviewOfMany(product.bare, again, 'centre')
  const raw = performance.now() - started
  const rate = (ms: number) => (reports.length * 1000) / ms
  const name = `batch of ${reports.length} approved beside one UPDATE and its history`
  return [compare(name, rate(ours), rate(raw), 'reports/s')]
}

/** Every origin report of the large school, at the first reviewer. */
async function waitingReports({ owner, large }: Product): Promise<BareReport[]> {
  const { rows } = await owner.query<BareReport>(
    `update report set stage = 'level2', submission = 'submitted'
      where school_id = $1 and year = $2 and kind = 'origin' returning school_id as "schoolId", id, version, data`,
    [large.schools[0]?.id, YEAR],
  )
  await owner.query('vacuum (analyze) report')
  return rows
}

async function batchMs(product: Product, expected: number): Promise<number> {
  const token = tokenOf(product.large.staff, '10578jyb')
  const filter = { kind: 'origin', year: YEAR, stage: 'level2' }
  const started = performance.now()
  const { id } = await callAs<{ id: string }>(product, 'staff', token, 'reports.review-filtered', {
    ...filter,
    action: 'approve',
    expected,
  })
  const batchNow = async () => {
    const { rows } = await product.owner.query<{ state: string; reviewed: number }>(
      'select state, reviewed from review_batch where id = $1',
      [id],
    )
    return rows[0]
  }
  while ((await batchNow())?.state === 'running') await drainMs(product)
  const ms = performance.now() - started
  const batch = await batchNow()
  if (batch?.state !== 'done' || batch.reviewed !== expected)
    throw new Error(`the batch ended ${JSON.stringify(batch)}`)
  return ms
}
