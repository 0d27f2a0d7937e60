import { createHash } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { serve } from '../cloudfunctions/src/runtime/serve'
import { timerFunction } from '../cloudfunctions/src/functions/timer'
import { manyRows, rollWorkbook } from '../cloudfunctions/src/imports/test/roll-rows'
import { newId } from '../cloudfunctions/src/runtime/new-id'
import { compare, type Measurement } from './measure'
import { callAs, tokenOf, YEAR, type Product } from './product'

const ROWS = 20_000

/** A roll of 20,000 through the product, beside COPY of the very same rows into the same table. */
export async function benchImports(product: Product): Promise<Measurement[]> {
  const token = tokenOf(product.small.staff, 'bench-level1')
  const schoolId = product.small.schools[0]?.id ?? ''
  const { bytes, mapping } = rollWorkbook(
    manyRows(ROWS).map((row) => ({ ...row, studentNumber: `9${row.studentNumber}` })),
  )
  const uploader = product.small.staff.find((it) => it.account === 'bench-level1')
  const fileId = await putWorkbook(product, { schoolId, id: uploader?.id ?? '' }, bytes)
  const { id } = await callAs<{ id: string }>(product, 'staff', token, 'imports.start', {
    fileId,
    year: YEAR,
    mapping,
  })
  const checkMs = await drainMs(product)
  await callAs(product, 'staff', token, 'imports.accept', { id })
  const applyMs = await drainMs(product)
  const copyMs = await copyInto(product, schoolId)
  const rate = (ms: number) => (ROWS * 1000) / ms
  return [
    compare('import, check of a workbook, beside COPY', rate(checkMs), rate(copyMs), 'rows/s'),
    compare(
      'import, writing what was accepted, beside COPY',
      rate(applyMs),
      rate(copyMs),
      'rows/s',
    ),
    compare(
      'import from file to roll beside COPY',
      rate(checkMs + applyMs),
      rate(copyMs),
      'rows/s',
    ),
  ]
}

/** How long the worker takes for all that is due. */
export async function drainMs({ services }: Product): Promise<number> {
  const drain = serve(timerFunction, () => Promise.resolve(services))
  const started = performance.now()
  await drain({ operation: 'jobs.drain', input: { budgetMs: 50_000 } }, {})
  return performance.now() - started
}

/** As files/ leaves it after a confirmed upload. */
export async function putWorkbook(
  { owner, services }: Product,
  uploader: { schoolId: string; id: string },
  bytes: Buffer,
) {
  const id = newId()
  const path = `bench/${id}`
  await services.storage.put(path, bytes)
  await owner.query(
    `insert into file (school_id, id, purpose, owner_kind, owner_id, name, path, size, sha256, state, created_at)
      values ($1, $2, 'import-file', 'staff', $3, 'roll.xlsx', $4, $5, $6, 'stored', now())`,
    [
      uploader.schoolId,
      id,
      uploader.id,
      path,
      bytes.length,
      createHash('sha256').update(bytes).digest('hex'),
    ],
  )
  return id
}

/** The rows that the import wrote, into another school with the same majors; milliseconds of the COPY alone. */
async function copyInto({ owner, ownerUrl }: Product, schoolId: string): Promise<number> {
  const twin = newId()
  await owner.query(
    `insert into school (id, code, name, created_at) values ($1, '19002', '样例大学二', now())`,
    [twin],
  )
  await copyUnits(owner, 'department', schoolId, twin)
  await copyUnits(owner, 'major', schoolId, twin)
  const { rows: columns } = await owner.query<{ names: string }>(
    `select string_agg(column_name, ', ' order by ordinal_position) as names from information_schema.columns
      where table_name = 'student' and is_generated = 'NEVER'`,
  )
  const names = columns[0]?.names ?? ''
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const out = client.query(
      copyTo(`copy (select ${names} from student where school_id = '${schoolId}'
        and student_number like '9%') to stdout`),
    )
    const chunks: Buffer[] = []
    for await (const chunk of out) chunks.push(chunk as Buffer)
    const rows = Buffer.concat(chunks).toString('utf8').replaceAll(schoolId, twin)
    const started = performance.now()
    const into: Writable = client.query(copyFrom(`copy student (${names}) from stdin`))
    await pipeline(Readable.from([Buffer.from(rows)]), into)
    return performance.now() - started
  } finally {
    await client.end()
  }
}

async function copyUnits(owner: pg.Pool, table: 'department' | 'major', from: string, to: string) {
  const { rows } = await owner.query<{ names: string }>(
    `select string_agg(column_name, ', ') as names from information_schema.columns
      where table_name = $1 and column_name <> 'school_id' and is_generated = 'NEVER'`,
    [table],
  )
  const names = rows[0]?.names ?? ''
  await owner.query(
    `insert into ${table} (school_id, ${names}) select $1, ${names} from ${table} where school_id = $2`,
    [to, from],
  )
}
