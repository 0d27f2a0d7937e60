import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type Value = string | number | boolean | Date | null

const CHUNK = 1 << 18

/**
 * Writes rows with COPY, inside the transaction that the connection has open. COPY ignores policies and is therefore
 * refused to an owner who is bound by them: then the rows go through a table of this transaction alone.
 */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Value[]>,
): Promise<void> {
  const names = columns.join(', ')
  const { rows: answers } = await client.query<{ bound: boolean }>(
    'select row_security_active($1) as bound',
    [table],
  )
  if (!answers[0]?.bound) return stream(client, `${table} (${names})`, rows)
  await client.query(
    `create temporary table copied on commit drop as select ${names} from ${table} limit 0`,
  )
  await stream(client, 'copied', rows)
  await client.query(`insert into ${table} (${names}) select ${names} from copied`)
  await client.query('drop table copied')
}

function stream(client: pg.ClientBase, target: string, rows: Iterable<readonly Value[]>) {
  return pipeline(
    Readable.from(chunksOf(rows), { objectMode: false }),
    client.query(copyFrom(`copy ${target} from stdin`)),
  )
}

function* chunksOf(rows: Iterable<readonly Value[]>): Generator<Buffer> {
  let chunk = ''
  for (const row of rows) {
    chunk += `${row.map(encode).join('\t')}\n`
    if (chunk.length < CHUNK) continue
    yield Buffer.from(chunk)
    chunk = ''
  }
  if (chunk) yield Buffer.from(chunk)
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** PostgreSQL's text format. */
function encode(value: Value): string {
  if (value === null) return '\\N'
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string'
    ? value.replace(/[\\\t\n\r]/g, (it) => ESCAPES[it] ?? it)
    : String(value)
}
