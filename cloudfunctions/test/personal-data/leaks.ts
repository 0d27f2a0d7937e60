import type pg from 'pg'
import { tableNames } from '../contract/digest'
import type { Tripwire } from './tripwire'

/** A value as platform/crypto/sealing.ts writes it. */
const SEALED = /v1\.[\w-]+\.[\w-]+\.[\w-]*\.[\w-]+/g

/** Columns that travel further than the row itself: to logs, to storage, into the hands of auditors. */
const NAMELESS = [
  `select 'job.payload' as place, payload::text as text from job`,
  `select 'audit_entry.before', before::text from audit_entry`,
  `select 'audit_entry.after', after::text from audit_entry`,
  `select 'file.path', path from file`,
  `select 'certificate.file_path', file_path from certificate`,
]

/** Every sealed value of the database, opened: what must not be found anywhere else. */
export async function listSealedValues(
  owner: pg.Pool,
  open: (sealed: string) => string,
): Promise<string[]> {
  const values: string[] = []
  for (const table of await tableNames(owner))
    for (const row of await rowsOf(owner, table))
      for (const [sealed] of row.matchAll(SEALED)) values.push(open(sealed))
  return values
}

/** Where in the database a known number stands unsealed, or a name in a place that should name nobody. */
export async function listDatabaseLeaks(
  owner: pg.Pool,
  wire: Tripwire,
  names: readonly string[],
): Promise<string[]> {
  const leaks: string[] = []
  for (const table of await tableNames(owner))
    for (const row of await rowsOf(owner, table))
      for (const number of wire.findNumbers(row)) leaks.push(`${table}: ${number}`)
  const { rows } = await owner.query<{ place: string; text: string | null }>(
    NAMELESS.join(' union all '),
  )
  for (const { place, text } of rows)
    for (const name of wire.findNames(text ?? '', names)) leaks.push(`${place}: ${name}`)
  return [...new Set(leaks)]
}

async function rowsOf(owner: pg.Pool, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ row: string }>(`select t::text as row from "${table}" t`)
  return rows.map((it) => it.row)
}
