import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import { Kysely, PostgresDialect } from 'kysely'
import { WAITING_DAYS } from 'shared-types/reports/workflow'
import {
  DEMONSTRATION_YEAR as year,
  demonstrationProvince,
} from '../../../gateway/seed/demonstration/province'
import { loadSeed } from '../../../gateway/seed/load-seed'
import { testDatabase } from '../../../test/database'
import { testServices } from '../../../test/services'
import { staffActor } from '../../accounts/identify-staff'
import { findStaffByAccount } from '../../accounts/queries'
import { within } from '../../database/scope'
import type { Tables } from '../../database/tables'
import { listReports } from '../../reports/list'
import { dayInShanghai } from '../../reports/reporting-window'
import type { StaffContext } from '../../runtime/context'
import { needsAttention, reportTrend, yearProgress } from '../home'

const DAY_MS = 24 * 3600 * 1000
const about = { kind: 'origin', year } as const
const database = await testDatabase()
const services = testServices(database)

beforeAll(async () => {
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.owner }) })
  await loadSeed(owner, services.keys, demonstrationProvince())
})

async function signedIn(account: string, now = new Date()): Promise<StaffContext> {
  const actor = await within(services.db, { role: 'system' }, async (tx) => {
    const row = await findStaffByAccount(tx, account)
    if (!row) throw new Error(`no ${account}`)
    return staffActor(tx, row, Buffer.alloc(0))
  })
  const call = { requestId: randomUUID(), address: '127.0.0.1', browser: '', cookies: [] }
  return { services, actor, now, ...call }
}

/** What this person may see, counted by the database's owner, whom no rule of visibility binds. */
async function recount({ actor }: StaffContext, condition: string): Promise<number> {
  const schoolId = actor.level === 'centre' ? null : actor.schoolId
  const majors = actor.majors === 'all' ? null : [...actor.majors]
  const { rows } = await database.owner.query<{ count: number }>(
    `select count(*)::int as count from student s
      left join report r on r.school_id = s.school_id and r.student_id = s.id and r.kind = 'origin'
      where s.year = $1 and ($2::uuid is null or s.school_id = $2)
        and ($3::uuid[] is null or s.major_id = any($3)) and (${condition})`,
    [year, schoolId, majors],
  )
  return rows[0]?.count ?? 0
}

const accounts = ['10558jsj', '10558admin', 'centre'] as const

test.each(accounts)('the progress that %s sees adds up to a recount of the records', async (it) => {
  const context = await signedIn(it)
  const { by, rows } = await yearProgress(context, about)
  const total = (key: 'students' | 'reported' | 'inReview' | 'returned' | 'completed') =>
    rows.reduce((sum, row) => sum + row[key], 0)
  const inReview = `r.stage in ('level2', 'level1', 'centre')`
  expect(by).toBe(it === 'centre' ? 'school' : 'department')
  expect(total('students')).toBeGreaterThan(0)
  expect(total('students')).toBe(await recount(context, 'true'))
  expect(total('inReview')).toBe(await recount(context, inReview))
  expect(total('returned')).toBe(await recount(context, `r.stage = 'rejected'`))
  expect(total('completed')).toBe(await recount(context, `r.stage = 'completed'`))
  expect(total('reported')).toBe(await recount(context, `${inReview} or r.stage = 'completed'`))
})

test('whose role has some majors sees their departments only; nobody sees another school', async () => {
  const idsFor = async (account: string) =>
    (await yearProgress(await signedIn(account), about)).rows.map((row) => row.id)
  const [some, all, others] = await Promise.all(
    ['10558jsj', '10558admin', '10574admin'].map(idsFor),
  )
  expect(some?.length).toBeLessThan(all?.length ?? 0)
  expect(all).toEqual(expect.arrayContaining(some ?? []))
  expect(others?.length).toBeGreaterThan(0)
  expect(others?.filter((it) => all?.includes(it))).toEqual([])
})

test.each(accounts)('what has lain for too long is counted for %s by stage', async (account) => {
  const context = await signedIn(account, new Date(Date.now() + 30 * DAY_MS))
  const { stuck, returned } = await needsAttention(context, { ...about, days: 7 })
  for (const stage of ['level2', 'level1', 'centre'] as const)
    expect(stuck[stage]).toBe(await recount(context, `r.stage = '${stage}'`))
  expect(stuck.total).toBe(stuck.level2 + stuck.level1 + stuck.centre)
  expect(stuck.total).toBeGreaterThan(0)
  expect(returned.total).toBe(await recount(context, `r.stage = 'rejected'`))
  expect(stuck.rows).toHaveLength(Math.min(stuck.total, 10))
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from report where $1::uuid is null or school_id = $1',
    [account === 'centre' ? null : context.actor.schoolId],
  )
  const own = rows.map((it) => it.id)
  for (const row of [...stuck.rows, ...returned.rows]) expect(own).toContain(row.id)
})

test('what was touched a moment ago has not lain for too long', async () => {
  const { stuck, returned } = await needsAttention(await signedIn('10558admin'), {
    ...about,
    days: 7,
  })
  expect([stuck.total, stuck.rows, returned.total]).toEqual([0, [], 0])
})

test.each(accounts)(
  'the trend of %s has every day up to today and every report once',
  async (it) => {
    const context = await signedIn(it)
    const { days } = await reportTrend(context, { ...about, days: 30 })
    expect(days).toHaveLength(30)
    expect(days.at(-1)?.day).toBe(dayInShanghai(context.now))
    const since = `now() - interval '29 days'`
    expect(days.reduce((sum, day) => sum + day.submitted, 0)).toBe(
      await recount(context, `r.submitted_at > ${since}`),
    )
    expect(days.reduce((sum, day) => sum + day.completed, 0)).toBe(
      await recount(context, `r.stage = 'completed' and r.updated_at > ${since}`),
    )
    expect(days.some((day) => day.submitted > 0)).toBe(true)
  },
)

test('another year shows nothing of this one', async () => {
  const context = await signedIn('10558admin', new Date(Date.now() + 30 * DAY_MS))
  const before = { ...about, year: year - 3 }
  expect((await yearProgress(context, before)).rows).toEqual([])
  expect((await needsAttention(context, { ...before, days: 7 })).stuck.total).toBe(0)
  const { days } = await reportTrend(context, { ...before, days: 60 })
  expect(days.filter((day) => day.submitted + day.completed > 0)).toEqual([])
})

test.each(accounts)('each count of %s is the total of the list that its link opens', async (it) => {
  const context = await signedIn(it)
  // One after the other lies a day longer than the one before, so every span divides them.
  await database.owner.query(
    `update report set updated_at = now() - make_interval(days => aged.days) - interval '1 hour'
      from (select id, (row_number() over (partition by kind, stage order by id) % 40)::int as days
        from report) aged
      where aged.id = report.id`,
  )
  const listed = async (filter: object) => {
    const page = { sort: 'updated', direction: 'asc', limit: 100 } as const
    return listReports(context, { ...about, ...page, ...filter })
  }
  const totals = new Set<number>()
  for (const days of WAITING_DAYS) {
    const { stuck, returned } = await needsAttention(context, { ...about, days })
    const counts = { level2: stuck.level2, level1: stuck.level1, centre: stuck.centre }
    for (const [stage, count] of Object.entries({ ...counts, rejected: returned.total })) {
      const { total, rows } = await listed({ stage, waitingDays: days })
      expect([stage, days, total]).toEqual([stage, days, count])
      const old = `r.stage = '${stage}' and r.updated_at < now() - interval '${days} days'`
      expect(total).toBe(await recount(context, old))
      const shown =
        stage === 'rejected' ? returned.rows : stuck.rows.filter((row) => row.stage === stage)
      expect(rows.map((row) => row.id)).toEqual(expect.arrayContaining(shown.map((row) => row.id)))
    }
    const everywhere = await listed({ waitingDays: days })
    expect(everywhere.total).toBe(stuck.total + returned.total)
    totals.add(everywhere.total)
  }
  expect((await listed({ stage: 'completed' })).total).toBeGreaterThan(0)
  expect((await listed({ stage: 'completed', waitingDays: 3 })).total).toBe(0)
  expect(totals.size).toBeGreaterThan(1)
})
