// Writes cloudfunctions/src/database/tables.ts from a freshly migrated database. `--check` fails when it is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import startTestPostgres from '../cloudfunctions/test/start-postgres'
import { stopTestPostgres } from '../cloudfunctions/test/start-postgres'

const target = fileURLToPath(new URL('../cloudfunctions/src/database/tables.ts', import.meta.url))

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  boolean: 'boolean',
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  bytea: 'Buffer',
  'timestamp with time zone': 'Date',
}

interface Column {
  table_name: string
  column_name: string
  data_type: string
  udt_name: string
  is_nullable: 'YES' | 'NO'
  column_default: string | null
}

function typeOf(column: Column): string {
  if (column.data_type === 'jsonb') return column.is_nullable === 'YES' ? 'NullableJson' : 'Json'
  const plain = column.data_type === 'ARRAY' ? 'string[]' : TYPES[column.data_type]
  if (!plain)
    throw new Error(`no type for ${column.table_name}.${column.column_name}: ${column.data_type}`)
  const type = column.is_nullable === 'YES' ? `${plain} | null` : plain
  return column.column_default === null ? type : `Generated<${type}>`
}

async function readColumns(): Promise<Column[]> {
  const url = Object.assign(new URL(process.env['TEST_POSTGRES_URL'] ?? ''), {
    pathname: `/${process.env['TEST_POSTGRES_TEMPLATE']}`,
  })
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  try {
    const { rows } =
      await client.query<Column>(`select table_name, column_name, data_type, udt_name, is_nullable, column_default
      from information_schema.columns where table_schema = 'public' and table_name <> 'schema_migration'
      order by table_name, ordinal_position`)
    return rows
  } finally {
    await client.end()
  }
}

await startTestPostgres()
const columns = await readColumns()
stopTestPostgres()

const names = [...new Set(columns.map((it) => it.table_name))]
const tables = names.map((name) => {
  const members = columns
    .filter((it) => it.table_name === name)
    .map((it) => `    ${it.column_name}: ${typeOf(it)}`)
  return [`  ${name}: {`, ...members, '  }'].join('\n')
})
const page = `// Generated from the migrated database by \`npm run db:types\`. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** jsonb: written as text, read as what it holds. */
type Json = ColumnType<unknown, string, string>
type NullableJson = ColumnType<unknown, string | null | undefined, string | null>

export interface Tables {
${tables.join('\n')}
}
`
if (!process.argv.includes('--check')) writeFileSync(target, page)
else if (readFileSync(target, 'utf8') !== page) {
  console.error('cloudfunctions/src/database/tables.ts is out of date: run `npm run db:types`')
  process.exitCode = 1
}
