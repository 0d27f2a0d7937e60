import { drainMs } from './imports'
import { fillTheYear } from './lists/lists'
import { compare, type Measurement } from './measure'
import { callAs, tokenOf, YEAR, type Product } from './product'

const GRADUATES = 700_000

/** Every graduate of a year gets the default dispatch in one job, beside one INSERT of the very same reports. */
export async function benchInitialisation(product: Product): Promise<Measurement[]> {
  await fillTheYear(product, GRADUATES)
  const token = tokenOf(product.large.staff, 'szxsh')
  const call = <T>(operation: string, input: object) =>
    callAs<T>(product, 'staff', token, operation, { year: YEAR, ...input })
  const { due } = await call<{ due: number }>('dispatch.preview-initialisation', {})
  const started = performance.now()
  const { id } = await call<{ id: string }>('dispatch.start-initialisation', { expected: due })
  const runNow = async () => {
    const { rows } = await product.owner.query<{ state: string; initialised: number }>(
      'select state, initialised from dispatch_initialisation where id = $1',
      [id],
    )
    return rows[0]
  }
  while ((await runNow())?.state === 'running') await drainMs(product)
  const ours = performance.now() - started
  const run = await runNow()
  if (run?.state !== 'done' || run.initialised !== due)
    throw new Error(`the run ended ${JSON.stringify(run)}`)
  const raw = await copyMs(product)
  const rate = (ms: number) => (due * 1000) / ms
  const name = `${due} dispatches initialised beside one INSERT of the reports`
  return [compare(name, rate(ours), rate(raw), 'reports/s')]
}

/** The reports alone, without their history, into an empty table with the same indexes. */
async function copyMs({ owner }: Product): Promise<number> {
  await owner.query('create table report_copy (like report including all)')
  const started = performance.now()
  await owner.query(
    `insert into report_copy select * from report
      where year = $1 and kind = 'dispatch' and source = 'initialised' and stage = 'draft'`,
    [YEAR],
  )
  const ms = performance.now() - started
  await owner.query('drop table report_copy')
  return ms
}
