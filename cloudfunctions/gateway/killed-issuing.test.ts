import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import type { CertificateBatch } from 'shared-types/certificates/batch-operations'
import { findBrokenLink } from '../src/audit/verify-chain'
import { connect } from '../src/database/client'
import { within } from '../src/database/scope'
import { manyRows } from '../src/imports/test/roll-rows'
import { callStaff } from './test/call-staff'
import { buildForTests, embeddedUrl } from './test/gateway-process'
import { openProduct, type Product } from './test/killable-product'

/** CERTIFICATES=10000 for the figure in bench/README.md. */
const CERTIFICATES = Number(process.env['CERTIFICATES'] ?? 300)
jest.setTimeout(120_000 + CERTIFICATES * 400)
const program = buildForTests()
const YEAR = 2026
/** Kills when so much of it has been issued, and some milliseconds on: while planning, drawing, writing. */
const KILLS = [
  { share: 0, ms: 40 },
  { share: 0.2, ms: 310 },
  { share: 0.4, ms: 0 },
  { share: 0.6, ms: 650 },
  { share: 0.9, ms: 120 },
]

const reports = [
  {
    kind: 'origin',
    stage: 'completed',
    data: { currentHukou: '与生源地一致', mobile: '14500000001', teacherTraining: '0' },
  },
  { kind: 'dispatch', stage: 'completed' },
]

/** A school with one graduate, and as many more whose rows differ from that one in nothing but their numbers. */
async function openSchool(product: Product) {
  const { staff, schools } = await product.seed({
    years: [{ year: YEAR, current: true }],
    centre: {
      roles: [{ name: '省中心', level: 'centre' }],
      staff: [{ account: 'killcentre', name: '周主任', role: '省中心' }],
    },
    schools: [
      {
        code: '19001',
        name: '样例大学',
        departments: [{ name: '信息学院', majors: [{ code: '080902', name: '软件工程' }] }],
        students: manyRows(1).map((row) => ({ ...row, originRegion: '440106', reports })),
      },
    ],
  })
  const [person] = staff
  const school = schools.find((it) => it.code === '19001')
  if (!person || !school) throw new Error('nobody')
  const id = `md5('student' || n)::uuid`
  await product.ask(
    `insert into student select (jsonb_populate_record(student, jsonb_build_object('id', ${id},
      'student_number', 'S' || n, 'id_number_index', '\\x' || md5(n::text)))).*
     from student, generate_series(2, $1::int) n where school_id = $2`,
    [CERTIFICATES, school.id],
  )
  await product.ask(
    `insert into report select (jsonb_populate_record(report, jsonb_build_object('student_id', ${id},
      'id', md5('report' || n)::uuid))).*
     from report, generate_series(2, $1::int) n where school_id = $2 and kind = 'dispatch'`,
    [CERTIFICATES, school.id],
  )
  return { token: person.token, schoolId: school.id }
}

/** Every file in the storage under its path, with its SHA-256. */
function storedFiles({ dataFolder }: Product): Map<string, string> {
  const folder = path.join(dataFolder, 'storage', 'certificates')
  return new Map(
    readdirSync(folder).map((name) => [
      `certificates/${name}`,
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]),
  )
}

test(`${CERTIFICATES} certificates issued in one batch, killed five times: each once, none unknown, none unlogged`, async () => {
  const product = await openProduct(program)
  const { token, schoolId } = await openSchool(product)
  const started = performance.now()
  const { id } = await callStaff<CertificateBatch>(
    product.gateway().url,
    token,
    'certificates.start-batch',
    { year: YEAR, schoolId, expected: CERTIFICATES },
  )
  const batchNow = async () => {
    const [row] = await product.ask<{ state: string; issued: number; skipped: number }>(
      'select state, issued, skipped from certificate_batch where id = $1',
      [id],
    )
    if (!row) throw new Error('no batch')
    return row
  }
  const places: string[] = []
  for (const { share, ms } of KILLS) {
    while ((await batchNow()).issued < share * CERTIFICATES) await delay(5)
    await delay(ms)
    const [plans] = await product.ask<{ count: number }>(
      'select count(*)::int as count from certificate_plan',
    )
    places.push(`${(await batchNow()).issued} issued, ${plans?.count} planned`)
    await product.killAndRestart()
  }
  while ((await batchNow()).state === 'running') await delay(50)
  const seconds = Math.round((performance.now() - started) / 1000)
  console.log(`killed at: ${places.join('; ')}; ${CERTIFICATES} in ${seconds} s`)

  expect(await batchNow()).toEqual({ state: 'done', issued: CERTIFICATES, skipped: 0 })
  const rows = await product.ask<{ number: string; file_path: string; file_sha256: string }>(
    `select number, file_path, file_sha256 from certificate where state = 'in-force' order by number`,
  )
  expect(rows.map((it) => it.number)).toEqual(
    Array.from(
      { length: CERTIFICATES },
      (_, at) => `${YEAR}19001${String(at + 1).padStart(6, '0')}`,
    ),
  )
  const [once] = await product.ask(
    `select count(distinct student_id)::int as people, count(distinct file_path)::int as files,
      (select count(*)::int from certificate_token) as tokens, (select count(*)::int from certificate_plan) as plans
     from certificate`,
  )
  expect(once).toEqual({
    people: CERTIFICATES,
    files: CERTIFICATES,
    tokens: CERTIFICATES,
    plans: 0,
  })
  // What is stored is what is on record, byte for byte, and nothing besides.
  expect(storedFiles(product)).toEqual(new Map(rows.map((it) => [it.file_path, it.file_sha256])))
  const [audited] = await product.ask(
    `select count(*)::int as all, count(distinct subject_id)::int as certificates from audit_entry
      where operation = 'certificates.issue'`,
  )
  expect(audited).toEqual({ all: CERTIFICATES, certificates: CERTIFICATES })
  const { db, pool } = connect(embeddedUrl(product.dataFolder), 1)
  const broken = await within(db, { role: 'system' }, (tx) => findBrokenLink(tx, schoolId))
  await pool.end()
  expect(broken).toBeUndefined()
  await product.close()
})
