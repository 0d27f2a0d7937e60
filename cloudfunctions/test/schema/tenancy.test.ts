import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { within, type Scope, type Tx } from '../../src/database/scope'
import { makeSample, send } from '../contract/encounters'
import { collectSamples } from '../contract/registry'
import { openWorld } from '../contract/world'
import { classOf, listColumns, listTables } from './catalogue'

const world = await openWorld()
const { owner, app } = world
const tables = await listTables(owner)
const columns = await listColumns(owner)
const own = world.schoolOf('10001').id
const other = world.schoolOf('10002').id

/** One of everything that the product can write, most of it in the first school. */
for (const it of collectSamples().sampled) {
  const { by, input } = await makeSample(world, it)
  await send(world, it, by, input)
}
const me = await world.student({ origin: 'level2' })
await world.student({ origin: 'level2' })

const REFUSED = new Set(['42501'])
const nobody = { role: '' } as unknown as Scope
const strangers: Record<string, Scope> = {
  'staff of another school': { role: 'staff', schoolId: other, majors: 'all' },
  'a student of another school': { role: 'student', schoolId: other, studentId: me.id },
}

/** How many rows a statement touches; none where the role may not do it at all. */
async function touched(scope: Scope, statement: string): Promise<number> {
  try {
    return await within(app, scope, async (tx) =>
      Number((await run(tx, statement)).numAffectedRows ?? 0n),
    )
  } catch (error) {
    if (REFUSED.has((error as { code?: string }).code ?? '')) return 0
    throw error
  }
}

async function visible(scope: Scope, table: string, where = 'true'): Promise<string[]> {
  try {
    return await within(app, scope, async (tx) => {
      const { rows } = await sql<{ text: string }>`${sql.raw(
        `select t::text as text from "${table}" t where ${where}`,
      )}`.execute(tx)
      return rows.map((it) => it.text)
    })
  } catch (error) {
    if (REFUSED.has((error as { code?: string }).code ?? '')) return []
    throw error
  }
}

const run = (tx: Tx, statement: string) => sql.raw(statement).execute(tx)

const columnsOf = (table: string) => columns.filter((it) => it.table === table)
const isPublic = (table: string) => columnsOf(table).every((it) => classOf(it) === 'public')
const isPersonal = (table: string) =>
  columnsOf(table).some((it) => ['personal', 'sensitive'].includes(classOf(it) ?? ''))
const guarded = tables.map((it) => it.table).filter((it) => !isPublic(it))
const ofSchools = tables.filter((it) => it.hasSchool).map((it) => it.table)

test('the samples leave rows in nearly every table: what follows is not said of empty ones', async () => {
  const empty: string[] = []
  for (const table of guarded)
    if (!(await owner.query(`select from "${table}" limit 1`)).rowCount) empty.push(table)
  expect(empty.length).toBeLessThan(guarded.length / 4)
})

test.each(guarded)('%s: without a scope nobody sees a row or changes one', async (table) => {
  expect(await visible(nobody, table)).toEqual([])
  const first = columnsOf(table)[0]?.column
  expect(await touched(nobody, `update "${table}" set "${first}" = "${first}"`)).toBe(0)
  expect(await touched(nobody, `delete from "${table}"`)).toBe(0)
})

test.each(guarded)('%s: a connection that sets no scope at all sees nothing', async (table) => {
  const rows = await app
    .transaction()
    .execute((tx) => run(tx as Tx, `select from "${table}"`))
    .then(
      (it) => it.rows.length,
      (error: { code?: string }) => (REFUSED.has(error.code ?? '') ? 0 : error),
    )
  expect(rows).toBe(0)
})

/** Windows of the centre stand above every school's and are known to all. */
const knownToAll = new Set(['reporting_switch'])

for (const [who, scope] of Object.entries(strangers))
  test.each(ofSchools)(
    `%s: ${who} sees, changes, deletes and adds nothing of a school`,
    async (table) => {
      const where = `school_id = '${own}'`
      if (!knownToAll.has(table)) expect(await visible(scope, table, where)).toEqual([])
      expect(
        await touched(scope, `update "${table}" set school_id = school_id where ${where}`),
      ).toBe(0)
      expect(await touched(scope, `delete from "${table}" where ${where}`)).toBe(0)
      const { rows } = await owner.query<{ row: unknown }>(
        `select to_jsonb(t) as row from "${table}" t where ${where} limit 1`,
      )
      if (!rows[0]) return
      const copy = JSON.stringify(rows[0].row).replaceAll("'", "''")
      const names = await insertable(table)
      const insert = `insert into "${table}" (${names}) select ${names} from jsonb_populate_record(null::"${table}", '${copy}')`
      expect(await touched(scope, insert)).toBe(0)
    },
  )

/** Columns that the database does not compute by itself. */
async function insertable(table: string): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`"${table}"`],
  )
  return rows.map((it) => it.name).join(', ')
}

/** Whoever fills in a form chooses among them, and reads the form; what is personal in them is of staff, in no answer. */
const unitsOfSchool = new Set(['campus', 'department', 'class', 'field_settings'])
/** Counters that go on when a student's own operation is recorded, or their certificate numbered. */
const movedByStudents = new Set(['audit_head', 'certificate_number'])

const student: Scope = { role: 'student', schoolId: own, studentId: me.id }

test.each(ofSchools)(
  '%s: a student sees no personal data but their own, and writes nothing else',
  async (table) => {
    const { rows } = await owner.query<{ id: string }>(
      `select id from report where student_id = $1 union all select id from file where owner_id = $1`,
      [me.id],
    )
    const mine = [me.id, ...rows.map((it) => it.id)]
    const isMine = (row: string) => mine.some((id) => row.includes(id))
    if (isPersonal(table) && !unitsOfSchool.has(table))
      expect((await visible(student, table)).filter((it) => !isMine(it))).toEqual([])
    if (movedByStudents.has(table)) return
    const notMine = mine.map((id) => `t::text not like '%${id}%'`).join(' and ')
    expect(
      await touched(student, `update "${table}" t set school_id = school_id where ${notMine}`),
    ).toBe(0)
    expect(await touched(student, `delete from "${table}" t where ${notMine}`)).toBe(0)
  },
)
