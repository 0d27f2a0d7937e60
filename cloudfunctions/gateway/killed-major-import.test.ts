import { setTimeout as delay } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import { textRow, workbookFile } from '../test/hostile-workbooks/workbook-file'
import { callStaff, uploadWorkbook } from './test/call-staff'
import { buildForTests } from './test/gateway-process'
import { openProduct, type Product } from './test/killable-product'

jest.setTimeout(300_000)
const program = buildForTests()
const YEAR = 2026
const ROWS = 5000
const UNKNOWN_DEPARTMENTS = 40

const headings = ['专业名称', '专业代码', '学制', '学历', '所属院系', '国标专业']
const mapping = Object.fromEntries(
  ['name', 'code', 'studyYears', 'educationLevel', 'department', 'nationalMajor'].map(
    (field, at) => [String(at), field],
  ),
)

function workbook(): Buffer {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const department = at < UNKNOWN_DEPARTMENTS ? '没有的学院' : '信息学院'
    const code = String(900_000 + at)
    return textRow(at + 2, [`专业${at}`, code, '4', '本科生毕业', department, '080902'])
  })
  return workbookFile({ sheets: [{ rows: textRow(1, headings) + rows.join('') }] })
}

/** The token of a school's office whose role may import its organisation. */
async function addOffice(product: Product) {
  const { staff } = await product.seed({
    years: [{ year: YEAR, current: true }],
    schools: [
      {
        code: '19011',
        name: '样例大学',
        departments: [{ name: '信息学院', majors: [] }],
        roles: [{ name: '教务处', level: 'level1' }],
        staff: [{ account: '19011jwc', name: '经办人', role: '教务处' }],
      },
    ],
  })
  const [office] = staff
  if (!office) throw new Error('no staff')
  return office
}

interface State {
  state: string
  rows_done: number
}

async function reach(product: Product, id: string, state: string, rowsDone = 0): Promise<State> {
  for (let tries = 0; tries < 60_000; tries++) {
    const [at] = await product.ask<State>('select state, rows_done from import where id = $1', [id])
    if (at && (at.state !== state ? at.state === 'applied' : at.rows_done >= rowsDone)) return at
    await delay(2)
  }
  throw new Error(`never ${state}`)
}

async function waitForWriting({ ask }: Product) {
  const writing = `select from pg_stat_activity where usename = 'biyetong_app' and state <> 'idle'
    and query like 'insert into "major" %'`
  while ((await ask(writing)).length === 0) await delay(1)
}

test('kill -9 in the check, in the plan and in the writing of 5,000 majors: each is there exactly once', async () => {
  const product = await openProduct(program)
  const { schoolId, token } = await addOffice(product)
  const call = <T>(operation: string, input: object) =>
    callStaff<T>(product.gateway().url, token, operation, { subject: 'major', ...input })
  const fileId = await uploadWorkbook(product.gateway().url, token, workbook())
  const { id } = await call<{ id: string }>('imports.start', { fileId, year: YEAR, mapping })

  const places: string[] = []
  const kill = async (place: string) => {
    places.push(place)
    await product.killAndRestart()
  }
  await kill((await reach(product, id, 'checking', 2000)).state)
  await reach(product, id, 'checked')
  expect(await product.ask('select from major where school_id = $1', [schoolId])).toHaveLength(0)
  await call('imports.accept', { id })
  await kill((await reach(product, id, 'applying', 1000)).state)
  await waitForWriting(product)
  await kill('writing')
  await reach(product, id, 'applied')
  expect(places).toEqual(['checking', 'applying', 'writing'])

  const good = ROWS - UNKNOWN_DEPARTMENTS
  const written = await product.ask<{ code: string; version: number }>(
    'select code, version from major where school_id = $1 order by code',
    [schoolId],
  )
  expect(written.map((it) => it.code)).toEqual(
    Array.from({ length: good }, (_, at) => String(900_000 + UNKNOWN_DEPARTMENTS + at)),
  )
  expect(new Set(written.map((it) => it.version))).toEqual(new Set([1]))
  expect(await call('imports.get', { id })).toMatchObject({
    state: 'applied',
    counts: { accepted: good, changed: 0, unchanged: 0, refused: UNKNOWN_DEPARTMENTS },
  })
  const applied = await product.ask(
    `select from audit_entry where school_id = $1 and operation = 'imports.apply'`,
    [schoolId],
  )
  expect(applied).toHaveLength(1)
  await product.close()
})
