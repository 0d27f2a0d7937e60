import { expect, test } from '@jest/globals'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { ask, codeOf } from '../../test/builders/ask'
import { openWorld } from '../../test/contract/world'
import { within, type Tx } from '../database/scope'
import type { Tables } from '../database/tables'
import { findBrokenLink } from './verify-chain'

const world = await openWorld()
const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: world.owner }) })
const { id: schoolId } = world.schoolOf('10001')

const upload = async (name = '扫描件.png') => {
  const student = await world.student()
  return ask(world, student, 'files.prepare-upload', { purpose: 'attachment', name, size: 70 })
}
for (let entries = 0; entries < 6; entries += 1) await upload()

const brokenAt = () =>
  within(world.services.db, { role: 'system' }, (tx) => findBrokenLink(tx, schoolId))

/** What the check says after somebody with the owner's password has been at the table; undone afterwards. */
async function brokenAfter(tamper: (tx: Tx) => Promise<unknown>): Promise<number | undefined> {
  let found: number | undefined
  class Undo extends Error {}
  await within(owner, { role: 'system' }, async (tx) => {
    await tamper(tx)
    found = await findBrokenLink(tx, schoolId)
    throw new Undo()
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  return found
}

const entry = sql`school_id = ${schoolId} and sequence`

test('what really happened makes a whole chain', async () => {
  expect(await brokenAt()).toBeUndefined()
  const { rows } = await world.owner.query<{ sequence: number }>(
    'select sequence from audit_entry where school_id = $1 order by 1',
    [schoolId],
  )
  expect(rows.map((it) => Number(it.sequence))).toEqual([1, 2, 3, 4, 5, 6])
})

const edits: [column: string, value: string][] = [
  ['at', `at + interval '1 millisecond'`],
  ['actor_kind', `'staff'`],
  ['actor_id', 'gen_random_uuid()'],
  ['actor_name', `'别人'`],
  ['address', `'10.0.0.1'`],
  ['request_id', `'other'`],
  ['operation', `'reports.approve'`],
  ['subject_kind', `'report'`],
  ['subject_id', 'null'],
  ['before', `'{"stage":"level2"}'`],
  ['after', `'{"purpose":"roll"}'`],
  ['hash', `repeat('0', 64)`],
  ['previous_hash', `repeat('0', 64)`],
]

test.each(edits)('an edit of %s is found where it was made', async (column, value) => {
  const edit = (tx: Tx) =>
    sql`update audit_entry set ${sql.ref(column)} = ${sql.raw(value)} where ${entry} = 3`.execute(
      tx,
    )
  expect(await brokenAfter(edit)).toBe(3)
})

const losses: [what: string, which: string, at: number][] = [
  ['the first entry', '= 1', 1],
  ['an entry in the middle', '= 4', 4],
  ['the last entry', '= 6', 6],
  ['the second half', '> 3', 4],
  ['all entries', '> 0', 1],
]

test.each(losses)('the loss of %s is found', async (_what, which, at) => {
  expect(
    await brokenAfter((tx) =>
      sql`delete from audit_entry where ${entry} ${sql.raw(which)}`.execute(tx),
    ),
  ).toBe(at)
})

test('two entries that change places are found', async () => {
  const swap = async (tx: Tx) => {
    await sql`update audit_entry set sequence = -sequence where ${entry} in (3, 4)`.execute(tx)
    await sql`update audit_entry set sequence = 7 + sequence where ${entry} in (-3, -4)`.execute(tx)
  }
  expect(await brokenAfter(swap)).toBe(3)
})

test('an entry slipped in, at the end or between, is found', async () => {
  const copy = (tx: Tx, from: number, to: number) =>
    sql`insert into audit_entry select school_id, ${to}, at, actor_kind, actor_id, actor_name, address, request_id,
      operation, subject_kind, subject_id, before, after, previous_hash, hash
      from audit_entry where ${entry} = ${from}`.execute(tx)
  expect(await brokenAfter((tx) => copy(tx, 6, 7))).toBe(7)
  const between = async (tx: Tx) => {
    await sql`update audit_entry set sequence = -sequence where ${entry} > 3`.execute(tx)
    await sql`update audit_entry set sequence = 1 - sequence where ${entry} < 0`.execute(tx)
    await copy(tx, 3, 4)
  }
  expect(await brokenAfter(between)).toBe(4)
})

test('a chain whose end is not noted down any more is not whole', async () => {
  const lose = (tx: Tx) => sql`delete from audit_head where school_id = ${schoolId}`.execute(tx)
  expect(await brokenAfter(lose)).toBe(7)
  const move = (tx: Tx) =>
    sql`update audit_head set sequence = 5 where school_id = ${schoolId}`.execute(tx)
  expect(await brokenAfter(move)).toBe(7)
})

test('the application itself can neither change nor delete what is on record', async () => {
  for (const statement of [
    `update audit_entry set actor_name = 'x'`,
    'delete from audit_entry',
    'truncate audit_entry',
  ]) {
    const attempt = within(world.services.db, { role: 'system' }, (tx) =>
      sql.raw(statement).execute(tx),
    )
    await expect(attempt).rejects.toThrow(/permission denied/)
  }
})

test('twenty at the same moment make one chain without gaps', async () => {
  const replies = await Promise.all(Array.from({ length: 20 }, () => upload()))
  expect(replies.map(codeOf)).toEqual(Array(20).fill('answered'))
  expect(await brokenAt()).toBeUndefined()
  const { rows } = await world.owner.query<{ last: number; count: number }>(
    'select max(sequence) as last, count(*) as count from audit_entry where school_id = $1',
    [schoolId],
  )
  expect(rows[0]?.last).toBe(rows[0]?.count)
})

test('each school has a chain of its own', async () => {
  const student = await world.student({ school: '10002' })
  await world.call(student, 'files.prepare-upload', {
    purpose: 'attachment',
    name: 'a.png',
    size: 1,
  })
  const { id } = world.schoolOf('10002')
  const other = await within(world.services.db, { role: 'system' }, (tx) => findBrokenLink(tx, id))
  expect([await brokenAt(), other]).toEqual([undefined, undefined])
})

test('what a person typed is not in it', async () => {
  await upload('身份证440106200401010017 14500000002.png')
  const { rows } = await world.owner.query(
    `select from audit_entry where audit_entry::text like any ($1)`,
    [['%440106200401010017%', '%14500000002%', '%身份证%']],
  )
  expect(rows).toEqual([])
})
