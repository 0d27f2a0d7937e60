import { setTimeout as delay } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import { reportWorkbook } from '../src/imports/reports/test/report-files'
import { idNumber } from '../src/imports/test/roll-rows'
import { callStaff, uploadWorkbook } from './test/call-staff'
import { buildForTests } from './test/gateway-process'
import { openProduct, type Product } from './test/killable-product'

jest.setTimeout(600_000)
const program = buildForTests()
const YEAR = 2026
const ROWS = 3000
/** Students who have a report already, which the file corrects. */
const CORRECTED = 600
/** Rows of a number that nobody has. */
const STRANGERS = 20

const born = (at: number) => `2004${String((Math.floor(at / 900) % 12) + 1).padStart(2, '0')}01`
const numberOf = (at: number) => `2022${String(at).padStart(5, '0')}`

const students = Array.from({ length: ROWS }, (_, at) => ({
  name: `样例${String.fromCodePoint(0x4e00 + at)}`,
  idNumber: idNumber(at % 900, born(at)),
  studentNumber: numberOf(at),
  major: '软件工程',
  politicalStatus: '共青团员',
  originRegion: '440106',
  ...(at < CORRECTED && {
    reports: [
      {
        kind: 'origin',
        stage: at % 2 ? 'level2' : 'centre',
        data: { currentHukou: '与生源地一致', mobile: '14500000001', teacherTraining: '0' },
      },
    ],
  }),
}))

const lines = Array.from({ length: ROWS + STRANGERS }, (_, at) => ({
  学号: numberOf(at),
  现户口所在地: `样例路 ${at} 号`,
  手机号: `145${String(at).padStart(8, '0')}`,
  是否师范生: '非师范生',
}))

const counts = { accepted: ROWS - CORRECTED, changed: CORRECTED, unchanged: 0, refused: STRANGERS }

interface State {
  state: string
  rows_done: number
}

async function stateOf({ ask }: Product, id: string): Promise<State> {
  const [row] = await ask<State>('select state, rows_done from import where id = $1', [id])
  if (!row) throw new Error('no import')
  return row
}

async function waitFor(product: Product, id: string, reached: (it: State) => boolean) {
  for (;;) {
    const state = await stateOf(product, id)
    if (reached(state)) return state
    if (state.state === 'refused' || state.state === 'failed') throw new Error(state.state)
    await delay(2)
  }
}

const during = (state: string, done: number) => (it: State) =>
  it.state !== state || it.rows_done >= done

async function waitForWriting({ ask }: Product) {
  const writing = `select from pg_stat_activity where usename = 'biyetong_app' and state <> 'idle'
    and (query like 'insert into "report"%' or query like 'update report set%')`
  while ((await ask(writing)).length === 0) await delay(1)
}

test('kill -9 while reports are checked, judged and written: each is there once, with one line of history', async () => {
  const product = await openProduct(program)
  const { staff } = await product.seed({
    years: [{ year: YEAR, current: true }],
    schools: [
      {
        code: '19001',
        name: '样例大学',
        departments: [{ name: '信息学院', majors: [{ code: '080902', name: '软件工程' }] }],
        roles: [{ name: '就业办', level: 'level1' }],
        staff: [{ account: '19001jyb', name: '经办人', role: '就业办' }],
        students,
      },
    ],
  })
  const { token, schoolId } = staff[0] ?? { token: '', schoolId: '' }
  const call = <T>(operation: string, input: object) =>
    callStaff<T>(product.gateway().url, token, operation, { subject: 'origin', ...input })
  const fileId = await uploadWorkbook(product.gateway().url, token, reportWorkbook(lines))
  const mapping = {
    '0': 'studentNumber',
    '1': 'currentHukou',
    '2': 'mobile',
    '3': 'teacherTraining',
  }
  const { id } = await call<{ id: string }>('imports.start', { fileId, year: YEAR, mapping })

  const places: string[] = []
  const kill = async (where?: string) => {
    const { state, rows_done } = await stateOf(product, id)
    places.push(where ?? `${state} ${rows_done}`)
    await product.killAndRestart()
  }
  for (const done of [0, 1000, 2000]) {
    await waitFor(product, id, during('checking', done))
    await kill()
  }
  await waitFor(product, id, (it) => it.state === 'checked')
  await call('imports.accept', { id })
  await waitFor(product, id, during('applying', STRANGERS + 1000))
  await kill()
  await waitForWriting(product)
  await kill('writing')
  await waitFor(product, id, (it) => it.state === 'applied')
  await kill()
  console.log(`killed at: ${places.join(', ')}`)
  expect(places).toContain('writing')

  expect(await call('imports.get', { id })).toMatchObject({ state: 'applied', counts })
  const [written] = await product.ask<{ count: number }>(
    `select count(*)::int as count from report where school_id = $1 and kind = 'origin'
      and data ->> 'currentHukou' like '样例路 %'`,
    [schoolId],
  )
  expect(written?.count).toBe(ROWS)
  const history = await product.ask(
    `select from_stage, to_stage, count(*)::int as count, count(distinct report_id)::int as reports
      from report_history where school_id = $1 and action = 'import' group by 1, 2 order by 1`,
    [schoolId],
  )
  expect(history).toEqual([
    { from_stage: 'centre', to_stage: 'level1', count: CORRECTED / 2, reports: CORRECTED / 2 },
    { from_stage: 'draft', to_stage: 'level2', count: ROWS - CORRECTED, reports: ROWS - CORRECTED },
    { from_stage: 'level2', to_stage: 'level2', count: CORRECTED / 2, reports: CORRECTED / 2 },
  ])
  const [applied] = await product.ask<{ count: number }>(
    `select count(*)::int as count from audit_entry where school_id = $1 and operation = 'imports.apply'`,
    [schoolId],
  )
  expect(applied?.count).toBe(1)

  const again = await call<{ id: string }>('imports.start', { fileId, year: YEAR, mapping })
  await waitFor(product, again.id, (it) => it.state === 'checked')
  expect(await call('imports.get', { id: again.id })).toMatchObject({
    counts: { accepted: 0, changed: 0, unchanged: ROWS, refused: STRANGERS },
  })
  await product.close()
})
