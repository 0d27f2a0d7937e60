import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { companyFields } from 'shared-types/companies/company-fields'
import {
  sampleCompanies,
  type SampleCompany,
} from '../cloudfunctions/gateway/seed/companies/sample-companies'
import { textRow, workbookFile } from '../cloudfunctions/test/hostile-workbooks/workbook-file'
import { drainMs, putWorkbook } from './imports'
import { compare, perSecond, type Measurement } from './measure'
import { callAs, studentsOf, tokenOf, YEAR, type Product } from './product'

/** What people type: words of a name, in any order or with one character wrong, and the beginning of a code. */
const SEARCHES = ['深圳 软件科技', '科技', '晨曦启远', '软见科技深圳', '9144']
const COLUMNS = 'credit_code, name, region, nature, industry'

/** 50,000 companies from a workbook into the registry, beside COPY; then the search in it, beside scanning every name. */
export async function benchCompanies(product: Product): Promise<Measurement[]> {
  const companies = sampleCompanies()
  const importMs = await importAll(product, companies)
  const copyMs = await copyMsOf(product, companies)
  await product.owner.query('vacuum (analyze) company')
  const rate = (ms: number) => (companies.length * 1000) / ms
  const imported = compare(
    `${companies.length} companies imported from .xlsx beside COPY`,
    rate(importMs),
    rate(copyMs),
    'rows/s',
  )
  const searches: Measurement[] = []
  for (const text of SEARCHES) searches.push(await benchSearch(product, text))
  return [imported, ...searches]
}

async function importAll(product: Product, companies: readonly SampleCompany[]): Promise<number> {
  const token = tokenOf(product.small.staff, 'bench-centre')
  const person = product.small.staff.find((it) => it.account === 'bench-centre')
  const fields = companyFields.map((it) => it.name)
  const lines = [
    companyFields.map((it): string => it.label),
    ...companies.map((it) => fields.map((name) => it[name])),
  ]
  const bytes = workbookFile({
    sheets: [{ rows: lines.map((it, at) => textRow(at + 1, it)).join('') }],
  })
  const uploader = { schoolId: person?.schoolId ?? '', id: person?.id ?? '' }
  const fileId = await putWorkbook(product, uploader, bytes)
  const mapping = Object.fromEntries(fields.map((name, at) => [String(at), name]))
  const call = <T>(operation: string, input: object) =>
    callAs<T>(product, 'staff', token, operation, { subject: 'company', ...input })
  const { id } = await call<{ id: string }>('imports.start', { fileId, year: YEAR, mapping })
  const checkMs = await drainMs(product)
  await call('imports.accept', { id })
  const ms = checkMs + (await drainMs(product))
  const done = await call<{ state: string; counts: { accepted: number } }>('imports.get', { id })
  if (done.state !== 'applied' || done.counts.accepted !== companies.length)
    throw new Error(`the import ended ${JSON.stringify(done.counts)}, ${done.state}`)
  return ms
}

/** The same rows into an empty copy of the table, with its indexes. */
async function copyMsOf({ ownerUrl }: Product, companies: readonly SampleCompany[]) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('create table company_copy (like company including all)')
    const lines = companies.map(
      (it) =>
        `${[it.creditCode, it.name, it.region, it.nature, it.industry].join('\t')}\t2026-11-26\n`,
    )
    const started = performance.now()
    await pipeline(
      Readable.from([Buffer.from(lines.join(''))]),
      client.query(copyFrom(`copy company_copy (${COLUMNS}, updated_at) from stdin`)),
    )
    return performance.now() - started
  } finally {
    await client.query('drop table company_copy')
    await client.end()
  }
}

async function benchSearch(product: Product, text: string): Promise<Measurement> {
  // One person may not copy the registry by searching it; many ask.
  const tokens = studentsOf(product).flatMap((it) => it.token ?? [])
  let turn = 0
  const words = text.split(' ').map((it) => `%${it}%`)
  const condition = /^\w+$/.test(text)
    ? 'credit_code like $1'
    : words.map((_, at) => `name like $${at + 1}`).join(' and ')
  const [ours = 0, raw = 0] = await perSecond([
    () =>
      callAs(product, 'student', tokens[turn++ % tokens.length] ?? '', 'companies.search', {
        text,
      }),
    () =>
      product.owner.query(
        `select ${COLUMNS} from company where ${condition} order by length(name), name limit 20`,
        words,
      ),
  ])
  return compare(`search ${text} beside scanning`, 1000 / ours, 1000 / raw, 'ms')
}
