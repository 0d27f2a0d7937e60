// Writes cloudfunctions/src/database/tables.ts from a freshly migrated database. `--check` fails when it is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import startTestPostgres, { stopTestPostgres } from '../cloudfunctions/test/start-postgres'
import { createDatabase } from '../cloudfunctions/test/template'

const target = fileURLToPath(new URL('../cloudfunctions/src/database/tables.ts', import.meta.url))

/** As the driver delivers them with the parsers of database/client.ts: a date stays the day YYYY-MM-DD. */
const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  inet: 'string',
  date: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  float8: 'number',
  bytea: 'Buffer',
  timestamptz: 'Date',
}

interface Column {
  table: string
  name: string
  /** Of the element where `is_array`. */
  type: string
  is_array: boolean
  nullable: boolean
  has_default: boolean
  /** The database computes it; nobody writes it. */
  computed: boolean
}

const COLUMNS = `
  select c.relname as table, a.attname as name, coalesce(element.typname, t.typname) as type,
    element.oid is not null as is_array, not a.attnotnull as nullable,
    a.atthasdef or a.attidentity <> '' as has_default,
    a.attgenerated <> '' or a.attidentity = 'a' as computed
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_type t on t.oid = a.atttypid
  left join pg_type element on element.oid = t.typelem and t.typcategory = 'A'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and a.attnum > 0 and not a.attisdropped and c.relname <> 'schema_migration'
  order by c.relname collate "C", a.attnum`

function typeOf(column: Column): string {
  if (column.type === 'jsonb' && !column.is_array && !column.computed) return jsonOf(column)
  const plain = TYPES[column.type]
  if (!plain) throw new Error(`no type for ${column.table}.${column.name}: ${column.type}`)
  const whole = column.is_array ? `${plain}[]` : plain
  const type = column.nullable ? `${whole} | null` : whole
  if (column.computed) return `ColumnType<${type}, never, never>`
  return column.has_default ? `Generated<${type}>` : type
}

function jsonOf(column: Column): string {
  if (column.nullable) return 'NullableJson'
  return column.has_default ? 'DefaultedJson' : 'Json'
}

async function readColumns(): Promise<Column[]> {
  const copy = await createDatabase(
    process.env['TEST_POSTGRES_URL'] ?? '',
    process.env['TEST_POSTGRES_TEMPLATE'] ?? '',
  )
  const client = new pg.Client({ connectionString: copy.url })
  await client.connect()
  try {
    return (await client.query<Column>(COLUMNS)).rows
  } finally {
    await client.end()
    await copy.drop()
  }
}

const JSON_TYPES = [
  [
    'Json',
    '/** jsonb: written as text, read as what it holds. */\ntype Json = ColumnType<unknown, string, string>',
  ],
  ['DefaultedJson', 'type DefaultedJson = ColumnType<unknown, string | undefined, string>'],
  [
    'NullableJson',
    'type NullableJson = ColumnType<unknown, string | null | undefined, string | null>',
  ],
] as const

function pageOf(columns: readonly Column[]): string {
  const names = [...new Set(columns.map((it) => it.table))]
  const tables = names.map((name) => {
    const members = columns.filter((it) => it.table === name)
    return [`  ${name}: {`, ...members.map((it) => `    ${it.name}: ${typeOf(it)}`), '  }'].join(
      '\n',
    )
  })
  const used = (word: string) => tables.some((it) => new RegExp(`\\b${word}\\b`).test(it))
  const json = JSON_TYPES.filter(([name]) => used(name)).map(([, text]) => text)
  const imports = ['ColumnType', 'Generated'].filter(
    (it) => used(it) || (it === 'ColumnType' && json.length > 0),
  )
  return [
    '// Generated from the migrated database by `npm run db:types`. Do not edit.',
    '/* eslint-disable max-lines */',
    `import type { ${imports.join(', ')} } from 'kysely'`,
    '',
    ...(json.length > 0 ? [...json, ''] : []),
    'export interface Tables {',
    ...tables,
    '}',
    '',
  ].join('\n')
}

await startTestPostgres()
const page = pageOf(await readColumns().finally(stopTestPostgres))
if (!process.argv.includes('--check')) writeFileSync(target, page)
else if (readFileSync(target, 'utf8') !== page) {
  console.error('cloudfunctions/src/database/tables.ts is out of date: run `npm run db:types`')
  process.exitCode = 1
}
