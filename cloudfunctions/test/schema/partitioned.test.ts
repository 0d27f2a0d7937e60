import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { makeSample, send } from '../contract/encounters'
import { collectSamples } from '../contract/registry'
import { openWorld } from '../contract/world'
import { createDatabase, migrationsFolder, prepareTemplate, TEST_APP_PASSWORD } from '../template'
import { migrate } from '../../src/database/migrate'
import { listTables, lookups } from './catalogue'
import { partitionMigrations } from './partition-migrations'

const { folder, spread } = partitionMigrations(migrationsFolder)
const server = process.env['TEST_POSTGRES_URL'] ?? ''
const world = await openWorld({}, await prepareTemplate(server, folder))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every table of a school is spread by it, and the lookups stand whole', async () => {
  const tables = await listTables(world.owner)
  const ofSchools = tables.filter((it) => it.hasSchool).map((it) => it.table)
  expect([...spread, ...lookups].sort()).toEqual([...ofSchools].sort())
  const { rows } = await world.owner.query<{ parts: number }>(
    `select count(*)::int as parts from pg_class where relispartition and relkind = 'r'`,
  )
  expect(rows[0]?.parts).toBe(spread.length * 4)
})

test('a key that would have to hold across schools is refused by PostgreSQL itself', async () => {
  const wrong = mkdtempSync(path.join(os.tmpdir(), 'biyetong-partitioned-'))
  cpSync(migrationsFolder, wrong, { recursive: true })
  writeFileSync(
    path.join(wrong, '299901010000_create_wrong.sql'),
    `create table wrong (\n  school_id uuid not null references school (id),\n  id uuid primary key\n);`,
  )
  const database = await createDatabase(server)
  const partitioned = partitionMigrations(wrong)
  try {
    const built = migrate({
      url: database.url,
      folder: partitioned.folder,
      appPassword: TEST_APP_PASSWORD,
    })
    await expect(built).rejects.toThrow('must include all partitioning columns')
  } finally {
    await database.drop()
    for (const it of [wrong, partitioned.folder]) rmSync(it, { recursive: true, force: true })
  }
})

test.each(collectSamples().sampled.map((it) => [it.operation.name, it.caller, it] as const))(
  '%s by %s works where schools live apart',
  async (_name, _caller, it) => {
    const { by, input } = await makeSample(world, it)
    expect(await send(world, it, by, input)).toMatchObject({ ok: true })
  },
)

test('an import is applied and a report reviewed to the end where schools live apart', async () => {
  const importer = await world.staff('10001level1')
  const { id } = await world.roll(importer, 'checked')
  await world.call(importer, 'imports.accept', { id })
  await world.drain()
  const { state, counts } = await world.call(importer, 'imports.get', { id })
  expect([state, counts.accepted]).toEqual(['applied', 1])

  const student = await world.student({ origin: 'level2' })
  const report = student.reports[0]
  let version = report?.version ?? 0
  for (const account of ['10001level2', '10001level1', 'centre']) {
    const seen = await world.call(await world.staff(account), 'reports.review', {
      kind: 'origin',
      id: report?.id ?? '',
      version,
      action: 'approve',
    })
    version = seen.version
  }
  const { rows } = await world.owner.query(
    `select kind, stage from report where student_id = $1 order by kind`,
    [student.id],
  )
  expect(rows).toEqual([
    { kind: 'dispatch', stage: 'draft' },
    { kind: 'origin', stage: 'completed' },
  ])
})
