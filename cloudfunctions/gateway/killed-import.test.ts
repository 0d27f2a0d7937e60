import { setTimeout as delay } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import { findBrokenLink } from '../src/audit/verify-chain'
import { connect } from '../src/database/client'
import { within } from '../src/database/scope'
import { manyRows, rollWorkbook, type Row } from '../src/imports/test/roll-rows'
import { callStaff, uploadWorkbook } from './test/call-staff'
import { buildForTests, embeddedUrl } from './test/gateway-process'
import { openProduct, type Product } from './test/killable-product'

jest.setTimeout(600_000)
const program = buildForTests()
const YEAR = 2026
const ROWS = 20_000
const WRONG_NUMBERS = 150
const DOUBLES = 50

/** Good rows, rows with a wrong check digit, and pairs of the same person. */
function rows(): Row[] {
  return manyRows(ROWS).map((row, at, all) => {
    if (at < WRONG_NUMBERS) return { ...row, idNumber: wrongDigit(row.idNumber ?? '') }
    const double = all[at - 1]
    if (at < ROWS - 2 * DOUBLES || at % 2 === 0) return row
    return { ...row, idNumber: double?.idNumber ?? '', sex: double?.sex ?? '' }
  })
}

const wrongDigit = (idNumber: string) =>
  idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1')

const counts = {
  accepted: ROWS - WRONG_NUMBERS - 2 * DOUBLES,
  changed: 0,
  unchanged: 0,
  refused: WRONG_NUMBERS + 2 * DOUBLES,
}

interface State {
  state: string
  rows_done: number
}

const school = (code: string) => ({
  code,
  name: `样例大学${code}`,
  departments: [{ name: '信息学院', majors: [{ code: '080902', name: '软件工程' }] }],
  roles: [{ name: '就业办', level: 'level1' }],
  staff: [{ account: `${code}jyb`, name: '经办人', role: '就业办' }],
})

/** Two schools of the same kind; the tokens of their offices. */
async function addSchools(product: Product) {
  const { staff } = await product.seed({
    years: [{ year: YEAR, current: true }],
    schools: [school('19001'), school('19002')],
  })
  return staff.map(({ schoolId, token }) => ({ schoolId, token }))
}

async function importState({ ask }: Product, id: string): Promise<State> {
  const [row] = await ask<State>('select state, rows_done from import where id = $1', [id])
  if (!row) throw new Error('no import')
  return row
}

async function startImport(url: string, token: string): Promise<string> {
  const { bytes, mapping } = rollWorkbook(rows())
  const fileId = await uploadWorkbook(url, token, bytes)
  const { id } = await callStaff<{ id: string }>(url, token, 'imports.start', {
    fileId,
    year: YEAR,
    mapping,
  })
  return id
}

async function waitFor(product: Product, id: string, reached: (state: State) => boolean) {
  for (let tries = 0; ; tries++) {
    const state = await importState(product, id)
    if (reached(state)) return
    if (state.state === 'refused') throw new Error('the import was refused')
    if (tries > 60_000) throw new Error(`still ${JSON.stringify(state)}`)
    await delay(2)
  }
}

const during = (state: string, rowsDone: number) => (it: State) =>
  it.state !== state || it.rows_done >= rowsDone

async function importUndisturbed(product: Product, token: string): Promise<string> {
  const { url } = product.gateway()
  const id = await startImport(url, token)
  await waitFor(product, id, (it) => it.state === 'checked')
  await callStaff(url, token, 'imports.accept', { id })
  await waitFor(product, id, (it) => it.state === 'applied')
  return id
}

/** Kills at these numbers of rows, then at these moments (ms) after the first student has been written. */
const CHECKED_ROWS = [0, 4000, 9000, 14_000, 19_000]
const PLANNED_ROWS = [0, 9000]
const MS_INTO_WRITING = [0, 150]

async function waitForWriting({ ask }: Product) {
  const writing = `select from pg_stat_activity where usename = 'biyetong_app' and query like 'insert into student %'
    and state <> 'idle'`
  while ((await ask(writing)).length === 0) await delay(2)
}

async function importUnderKills(product: Product, token: string) {
  const places: string[] = []
  const kill = async (id: string) => {
    const { state, rows_done } = await importState(product, id)
    places.push(`${state} ${rows_done}`)
    await product.killAndRestart()
  }
  const id = await startImport(product.gateway().url, token)
  for (const done of CHECKED_ROWS) {
    await waitFor(product, id, during('checking', done))
    await kill(id)
  }
  await waitFor(product, id, (it) => it.state === 'checked')
  await callStaff(product.gateway().url, token, 'imports.accept', { id })
  for (const done of PLANNED_ROWS) {
    await waitFor(product, id, during('applying', done))
    await kill(id)
  }
  for (const ms of MS_INTO_WRITING) {
    await waitForWriting(product)
    await delay(ms)
    places.push('writing')
    await product.killAndRestart()
  }
  // The last one when everything is written and only the job has to be finished.
  await waitFor(product, id, (it) => it.state === 'applied')
  await kill(id)
  return { id, places }
}

const facts = `select student_number, name, name_initials, id_number_index, id_number_tail, id_type, sex,
  birth_date::text, ethnicity, political_status, education_level, training_mode, study_years, graduates_on::text,
  origin_region, exam_number, year, (select m.code from major m where m.school_id = s.school_id and m.id = s.major_id)
  from student s where school_id = $1 order by student_number`

test('kill -9 at ten points of an import of 20,000 rows: nothing is lost, nothing is there twice', async () => {
  const product = await openProduct(program)
  const [calm, killed] = await addSchools(product)
  if (!calm || !killed) throw new Error('no schools')
  await importUndisturbed(product, calm.token)
  const { id, places } = await importUnderKills(product, killed.token)
  console.log(`killed at: ${places.join(', ')}`)
  expect(places).toHaveLength(10)
  expect(places.filter((it) => it.startsWith('checking')).length).toBeGreaterThanOrEqual(3)
  expect(places.slice(5)).toEqual([
    expect.stringMatching(/^applying \d+$/),
    expect.stringMatching(/^applying \d+$/),
    'writing',
    'writing',
    `applied ${ROWS}`,
  ])

  const jobsOf = () =>
    product.ask<{ kind: string; state: string; error_code: string | null }>(
      'select kind, state, error_code from job where school_id = $1 order by created_at',
      [killed.schoolId],
    )
  while ((await jobsOf()).some((it) => it.state !== 'done')) await delay(50)
  expect(await jobsOf()).toEqual([
    { kind: 'check-import', state: 'done', error_code: null },
    { kind: 'apply-import', state: 'done', error_code: null },
  ])

  const written = await product.ask(facts, [killed.schoolId])
  expect(written).toHaveLength(counts.accepted)
  expect(written).toEqual(await product.ask(facts, [calm.schoolId]))
  const [people] = await product.ask<{ all: number; found: number }>(
    `select count(*)::int as all, count(distinct s.id)::int as found from person_index p
      left join student s on s.school_id = p.school_id and s.id = p.student_id
        and s.id_number_index = p.id_number_index and s.year = p.year where p.school_id = $1`,
    [killed.schoolId],
  )
  expect(people).toEqual({ all: counts.accepted, found: counts.accepted })

  const { url } = product.gateway()
  const shown = await callStaff<Record<string, unknown>>(url, killed.token, 'imports.get', { id })
  expect(shown).toMatchObject({ state: 'applied', counts, progress: { done: ROWS, total: ROWS } })
  const roll = await callStaff<{ total: number }>(url, killed.token, 'students.list', {
    year: YEAR,
    limit: 20,
  })
  expect(roll.total).toBe(counts.accepted)
  const left = await product.ask(
    'select verdict, count(*)::int as count from import_row where import_id = $1 group by 1',
    [id],
  )
  expect(left).toEqual([{ verdict: 'refused', count: counts.refused }])

  const trail = await product.ask<{ operation: string }>(
    `select operation from audit_entry where school_id = $1 and subject_kind = 'import' order by sequence`,
    [killed.schoolId],
  )
  expect(trail.map((it) => it.operation)).toEqual([
    'imports.start',
    'imports.accept',
    'imports.apply',
  ])
  const { db, pool } = connect(embeddedUrl(product.dataFolder), 1)
  const broken = await within(db, { role: 'system' }, (tx) => findBrokenLink(tx, killed.schoolId))
  await pool.end()
  expect(broken).toBeUndefined()
  await product.close()
})
