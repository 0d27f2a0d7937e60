import { describe, expect, test } from '@jest/globals'
import { testDatabase } from '../database'
import {
  classOf,
  listColumns,
  listForeignKeys,
  listTables,
  listUniqueKeys,
  lookups,
} from './catalogue'

const { owner } = await testDatabase()
const columns = await listColumns(owner)
const tables = await listTables(owner)
const tenant = tables.filter((it) => it.hasSchool).map((it) => it.table)

test('every column says which class of data it holds', () => {
  expect(columns.length).toBeGreaterThan(300)
  const unclassified = columns.filter((it) => !classOf(it))
  expect(unclassified.map((it) => `${it.table}.${it.column}: ${it.comment}`)).toEqual([])
})

test('a column whose name promises a secret is classed as one', () => {
  const secret = /(_sealed|_index|password_hash|token_hash)$/
  const wrong = columns.filter((it) => secret.test(it.column) && classOf(it) !== 'sensitive')
  expect(wrong.map((it) => `${it.table}.${it.column}: ${it.comment}`)).toEqual([])
})

describe('row-level security', () => {
  /** Open to every role because there is nothing in them that is anybody's. */
  const isPublic = (table: string) =>
    columns.filter((it) => it.table === table).every((it) => classOf(it) === 'public')

  test('guards every table that holds more than public data, and binds the owner, too', () => {
    const open = tables.filter(
      (it) => !isPublic(it.table) && !(it.isGuarded && it.isForced && it.policies > 0),
    )
    expect(open.map((it) => it.table)).toEqual([])
  })

  test('guards every table of a school', () => {
    const open = tables.filter((it) => it.hasSchool && !(it.isGuarded && it.isForced))
    expect(open.map((it) => it.table)).toEqual([])
  })
})

describe('keys', () => {
  test('no value has to be unique across schools, but for the few lookups', async () => {
    const keys = await listUniqueKeys(owner)
    const wrong = keys.filter(
      (it) =>
        tenant.includes(it.table) &&
        !lookups.includes(it.table) &&
        !it.columns.includes('school_id'),
    )
    expect(wrong.map((it) => `${it.key} (${it.columns.join(', ')})`)).toEqual([])
  })

  test('a row of a school refers to rows of the same school only', async () => {
    const keys = await listForeignKeys(owner)
    const wrong = keys.filter(
      (it) =>
        tenant.includes(it.table) &&
        tenant.includes(it.to) &&
        // A WeChat account stands above the schools: it is one person's, whatever it is bound to.
        it.to !== 'wechat_account' &&
        it.columns[it.toColumns.indexOf('school_id')] !== 'school_id',
    )
    expect(wrong.map((it) => `${it.table} (${it.columns.join(', ')}) → ${it.to}`)).toEqual([])
  })

  test('every lookup is one: it has no other key by which it could be spread', async () => {
    const keys = await listUniqueKeys(owner)
    for (const table of lookups)
      expect(keys.some((it) => it.table === table && !it.columns.includes('school_id'))).toBe(true)
  })
})

describe('the application’s role', () => {
  test('owns nothing and has no power of its own', async () => {
    expect(tables.filter((it) => it.owner === 'biyetong_app')).toEqual([])
    const { rows } = await owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit
        from pg_roles where rolname = 'biyetong_app'`,
    )
    expect(Object.values(rows[0] as Record<string, boolean>)).toEqual(Array(6).fill(false))
  })

  test('cannot change or delete history and audit, nor empty any table', async () => {
    const { rows } = await owner.query<{ table: string; privilege: string }>(
      `select table_name as table, privilege_type as privilege from information_schema.role_table_grants
        where grantee = 'biyetong_app'`,
    )
    const granted = (table: string) =>
      rows.filter((it) => it.table === table).map((it) => it.privilege)
    const records = tables
      .map((it) => it.table)
      .filter((it) => /_history$|_event$|^audit_entry$|^sign_in$/.test(it))
    expect(records).toEqual(expect.arrayContaining(['report_history', 'audit_entry', 'sign_in']))
    for (const table of records)
      expect([table, granted(table).sort()]).toEqual([table, ['INSERT', 'SELECT']])
    expect(
      rows.filter((it) => ['TRUNCATE', 'TRIGGER', 'REFERENCES'].includes(it.privilege)),
    ).toEqual([])
  })
})
