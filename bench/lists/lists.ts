import { compare, perSecond, type Measurement } from '../measure'
import { PROVINCE, YEAR, callAs, tokenOf, type Product } from '../product'
import { cloneSchool } from './clone-school'
import { operationsOf, type List, type ListOperation } from './operations'
import { samplesOf } from './samples'

/** Pages deep is what nobody turns by hand, but an export does. */
const DEEP = 40

/**
 * Every operation of the list of reports, asked by a school of 20,000 and by the centre in a year of 450,000, beside the
 * same by hand and without policies.
 */
export async function benchLists(product: Product): Promise<Measurement[]> {
  await fillTheYear(product, PROVINCE)
  const samples = await samplesOf(product)
  const rows: Measurement[] = []
  for (const who of ['school', 'centre'] as const) {
    const { list, operations } = operationsOf(product, who, samples)
    const deep = await deepPage(product, who, list)
    for (const operation of [...operations, deep]) {
      const { name, ours, byHand } = operation
      const [mine = 0, raw = 0] = await perSecond([ours, byHand])
      rows.push(compare(`${who}: ${name}`, 1000 / mine, 1000 / raw, 'ms'))
    }
  }
  return rows
}

/** Copies of the large school until the year has so many reports. */
export async function fillTheYear(product: Product, total: number): Promise<void> {
  const { owner, large } = product
  const school = { id: large.schools[0]?.id ?? '', kind: 'origin', year: YEAR }
  const count = async (condition: string) => {
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::int as count from report where year = $1 and kind = 'origin' ${condition}`,
      [YEAR],
    )
    return rows[0]?.count ?? 0
  }
  const ofSchool = await count(`and school_id = '${school.id}'`)
  const { rows } = await owner.query<{ copies: number }>(
    `select count(*)::int as copies from school where code like '8____'`,
  )
  const first = (rows[0]?.copies ?? 0) + 1
  const copies = Math.ceil((total - (await count(''))) / ofSchool)
  if (copies > 0) await cloneSchool(owner, school, { first, copies })
}

async function deepPage(
  product: Product,
  who: 'school' | 'centre',
  list: List,
): Promise<ListOperation> {
  const token = tokenOf(product.large.staff, who === 'school' ? '10578jyb' : 'szxsh')
  const page = { kind: 'origin', year: YEAR, limit: 100 }
  type Page = { next: string | null; rows: { id: string; updatedAt: string }[] }
  let after: Page | undefined
  for (let turn = 0; turn < DEEP; turn++) {
    const cursor: { after?: string } = after?.next ? { after: after.next } : {}
    after = await callAs<Page>(product, 'staff', token, 'reports.list', { ...page, ...cursor })
  }
  const last = after?.rows.at(-1)
  return list('a page after 4,000', { after: after?.next }, [
    `and (r.updated_at, r.id) < ($2, $3)`,
    last?.updatedAt,
    last?.id,
  ])
}
