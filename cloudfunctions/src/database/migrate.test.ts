import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import pg from 'pg'
import { createDatabase, type TestDatabaseAddress } from '../../test/template'
import { outliveServer } from './client'
import { migrate, pendingMigrations } from './migrate'

const appPassword = 'test-only'
const server = process.env['TEST_POSTGRES_URL'] ?? ''
let folder: string
let database: TestDatabaseAddress
let owner: pg.Pool

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-migrations-'))
  database = await createDatabase(server)
  owner = new pg.Pool({ connectionString: database.url, max: 2 })
  outliveServer(owner)
})

afterEach(async () => {
  await owner.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const write = (name: string, sql: string) => writeFileSync(path.join(folder, name), sql)
const run = (url = database.url) => migrate({ url, folder, appPassword })

test('files are applied once, in the order of their names, and the rest is pending', async () => {
  write('202601010900_create_city.sql', 'create table city (name text primary key);')
  write('202601010800_create_country.sql', 'create table country (name text);')
  const all = ['202601010800_create_country.sql', '202601010900_create_city.sql']
  expect(await pendingMigrations(owner, folder)).toEqual(all)
  expect(await run()).toEqual({ applied: all })
  expect(await run()).toEqual({ applied: [] })
  write('202601020900_add_city_code.sql', 'alter table city add code text;')
  expect(await pendingMigrations(owner, folder)).toEqual(['202601020900_add_city_code.sql'])
  expect(await run()).toEqual({ applied: ['202601020900_add_city_code.sql'] })
  expect(await pendingMigrations(owner, folder)).toEqual([])
})

test('an applied file that was changed stops everything; other line ends are no change', async () => {
  write('202601010900_create_city.sql', 'create table city (\n  name text\n);\n')
  await run()
  write('202601010900_create_city.sql', 'create table city (\r\n  name text\r\n);\r\n')
  expect(await run()).toEqual({ applied: [] })
  write('202601010800_create_country.sql', 'create table country (name text);')
  write('202601010900_create_city.sql', 'create table city (name text not null);')
  await expect(run()).rejects.toThrow(/202601010900_create_city\.sql 在执行之后被修改过/)
  const { rows } = await owner.query<{ found: string | null }>(
    `select to_regclass('country')::text as found`,
  )
  expect(rows[0]?.found).toBeNull()
})

test('a file that fails leaves nothing of itself, and what went before stays', async () => {
  write('202601010900_create_city.sql', 'create table city (name text);')
  write('202601020900_create_broken.sql', 'create table broken (name text); select 1 / 0;')
  await expect(run()).rejects.toThrow(/202601020900_create_broken\.sql 执行失败：division by zero/)
  const { rows } = await owner.query(`select name from schema_migration`)
  expect(rows).toEqual([{ name: '202601010900_create_city.sql' }])
  expect((await owner.query(`select to_regclass('broken') as it`)).rows).toEqual([{ it: null }])
})

test('a file whose name does not say when is refused', async () => {
  write('create_city.sql', 'create table city (name text);')
  await expect(run()).rejects.toThrow(/create_city\.sql 不合规则/)
})

test('five processes at once on one database: each file is applied by exactly one', async () => {
  write('202601010900_create_city.sql', 'create table city (name text); select pg_sleep(0.1);')
  const results = await Promise.all(Array.from({ length: 5 }, () => run()))
  expect(results.flatMap((it) => it.applied)).toEqual(['202601010900_create_city.sql'])
})

test('six databases of one cluster at once: the role that they share is made and written by all of them', async () => {
  const others = await Promise.all(Array.from({ length: 6 }, () => createDatabase(server)))
  try {
    await Promise.all(others.flatMap(({ url }) => [run(url), run(url)]))
  } finally {
    for (const it of others) await it.drop()
  }
})

test('the application signs in with its password, reads what is granted and can create nothing', async () => {
  write(
    '202601010900_create_city.sql',
    'create table city (name text); grant select on city to biyetong_app; create table secret (name text);',
  )
  await run()
  const app = new pg.Pool({ connectionString: database.appUrl, max: 1 })
  outliveServer(app)
  try {
    expect((await app.query('select * from city')).rows).toEqual([])
    expect(await pendingMigrations(app, folder)).toEqual([])
    for (const forbidden of [
      'select * from secret',
      'create table mine (name text)',
      'create role other',
      'create database other',
      'delete from schema_migration',
      'alter table city disable row level security',
    ])
      await expect(app.query(forbidden)).rejects.toThrow(/permission denied|must be owner/)
  } finally {
    await app.end()
  }
})

test('a role that owns something is refused: owners stand above policies', async () => {
  await run()
  await owner.query('create table mine (name text); alter table mine owner to biyetong_app')
  await expect(run()).rejects.toThrow(/biyetong_app 权限过大（owner）/)
})
