import { setTimeout as delay } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import type { ReviewBatch } from 'shared-types/reports/batch-operations'
import { findBrokenLink } from '../src/audit/verify-chain'
import { connect } from '../src/database/client'
import { within } from '../src/database/scope'
import { manyRows } from '../src/imports/test/roll-rows'
import { callStaff } from './test/call-staff'
import { buildForTests, embeddedUrl } from './test/gateway-process'
import { openProduct, type Product } from './test/killable-product'

jest.setTimeout(600_000)
const program = buildForTests()
const YEAR = 2026
const REPORTS = 20_000
/** Kills when so many have been reviewed. */
const KILLS = [0, 3000, 9000, 15_000, 19_000]

const reports = [
  {
    kind: 'origin',
    stage: 'level2',
    data: { currentHukou: '与生源地一致', mobile: '14500000001', teacherTraining: '0' },
  },
]

/** A school with one student, and as many more whose rows differ from that one in nothing but their numbers. */
async function openSchool(product: Product) {
  const { staff } = await product.seed({
    years: [{ year: YEAR, current: true }],
    schools: [
      {
        code: '19001',
        name: '样例大学',
        departments: [{ name: '信息学院', majors: [{ code: '080902', name: '软件工程' }] }],
        roles: [{ name: '就业办', level: 'level1' }],
        staff: [{ account: '19001jyb', name: '经办人', role: '就业办' }],
        students: manyRows(1).map((row) => ({ ...row, originRegion: '440106', reports })),
      },
    ],
  })
  const [person] = staff
  if (!person) throw new Error('nobody')
  const id = `md5('student' || n)::uuid`
  await product.ask(
    `insert into student select (jsonb_populate_record(student, jsonb_build_object('id', ${id},
      'student_number', 'S' || n, 'id_number_index', '\\x' || md5(n::text)))).*
     from student, generate_series(2, $1::int) n where school_id = $2`,
    [REPORTS, person.schoolId],
  )
  await product.ask(
    `insert into report select (jsonb_populate_record(report, jsonb_build_object('student_id', ${id},
      'id', md5('report' || n)::uuid))).*
     from report, generate_series(2, $1::int) n where school_id = $2 and kind = 'origin'`,
    [REPORTS, person.schoolId],
  )
  return person
}

test('20,000 reports approved in one batch, killed five times: each is approved once', async () => {
  const product = await openProduct(program)
  const { schoolId, token } = await openSchool(product)
  const filter = { kind: 'origin', year: YEAR }
  const { url } = product.gateway()
  const { id } = await callStaff<ReviewBatch>(url, token, 'reports.review-filtered', {
    ...filter,
    action: 'approve',
    expected: REPORTS,
  })
  const batchNow = async () => {
    const [row] = await product.ask<{ state: string; reviewed: number; skipped: number }>(
      'select state, reviewed, skipped from review_batch where id = $1',
      [id],
    )
    if (!row) throw new Error('no batch')
    return row
  }
  const places: number[] = []
  for (const done of KILLS) {
    while ((await batchNow()).reviewed < done) await delay(2)
    places.push((await batchNow()).reviewed)
    await product.killAndRestart()
  }
  console.log(`killed at: ${places.join(', ')}`)
  expect(places.filter((it) => it < REPORTS).length).toBeGreaterThanOrEqual(4)
  while ((await batchNow()).state === 'running') await delay(50)

  expect(await batchNow()).toEqual({ state: 'done', reviewed: REPORTS, skipped: 0 })
  const stages = `select stage, version, count(*)::int as count from report
    where school_id = $1 and kind = 'origin' group by 1, 2`
  expect(await product.ask(stages, [schoolId])).toMatchObject([{ stage: 'centre', count: REPORTS }])
  const [history] = await product.ask(
    `select count(*)::int as all, count(distinct report_id)::int as reports from report_history
      where school_id = $1 and action = 'approve'`,
    [schoolId],
  )
  expect(history).toEqual({ all: REPORTS, reports: REPORTS })
  const [audited] = await product.ask(
    `select count(distinct subject_id)::int as reports, count(*)::int as all from audit_entry
      where school_id = $1 and operation = 'reports.approve'`,
    [schoolId],
  )
  expect(audited).toEqual({ all: REPORTS, reports: REPORTS })
  const { db, pool } = connect(embeddedUrl(product.dataFolder), 1)
  const broken = await within(db, { role: 'system' }, (tx) => findBrokenLink(tx, schoolId))
  await pool.end()
  expect(broken).toBeUndefined()
  await product.close()
})
