import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { storedReport } from '../../../test/builders/forms'
import { openWorld } from '../../../test/contract/world'
import { YEAR } from '../../../test/contract/people'

const world = await openWorld({ JOB_LEASE_MS: '1000' })
const centre = await world.staff('centre')
const MANY = 3000

/** Copies of one person of the roll under numbers of their own. */
async function enrol(count: number): Promise<void> {
  const { id } = await world.student({ row: { originRegion: '440106' } })
  const { rows } = await world.owner.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_name = 'student'
      and column_name not in ('id', 'student_number', 'id_number_index')`,
  )
  const others = rows.map((it) => it.column_name).join(', ')
  await world.owner.query(
    `insert into student (id, student_number, id_number_index, ${others})
      select gen_random_uuid(), 'B' || n, 'b' || n, ${others} from student, generate_series(1, $2::int) n where id = $1`,
    [id, count],
  )
}

const preview = () => world.call(centre, 'dispatch.preview-initialisation', { year: YEAR })
const latest = async () =>
  (await world.call(centre, 'dispatch.list-initialisations', { year: YEAR })).initialisations[0]
const start = async () =>
  world.call(centre, 'dispatch.start-initialisation', {
    year: YEAR,
    expected: (await preview()).due,
  })

async function countDispatches() {
  const { rows } = await world.owner.query<{ reports: number; histories: number }>(
    `select count(distinct r.id)::int as reports, count(h.id)::int as histories from report r
      left join report_history h on h.report_id = r.id and h.action = 'initialise'
      where r.kind = 'dispatch' and r.source = 'initialised'`,
  )
  return rows[0]
}

test('a run that is killed in the middle goes on and gives everybody exactly one dispatch', async () => {
  await enrol(MANY)
  const own = await world.student({ origin: 'completed', dispatch: 'completed' })
  const before = await storedReport(world, own, 'dispatch')
  const { due, held } = await preview()
  expect({ due, held }).toEqual({ due: MANY + 1, held: 1 })
  await start()
  expect(
    codeOf(
      await ask(world, centre, 'dispatch.start-initialisation', { year: YEAR, expected: due }),
    ),
  ).toBe('action-not-allowed')
  // The process ends in its second thousand: what it had written of that is rolled back.
  await world.owner.query(
    `create function fail_once() returns trigger language plpgsql as $$ begin
      if (select initialised from dispatch_initialisation) > 0 then raise exception 'killed'; end if; return null; end $$`,
  )
  await world.owner.query(
    `create trigger fail_once after insert on report_history for each statement execute function fail_once()`,
  )
  await world.drain()
  const stopped = await latest()
  expect(stopped?.state).toBe('running')
  // A thousand of the year, of whom one may have held a dispatch already.
  expect([999, 1000]).toContain(stopped?.initialised)
  await world.owner.query('drop trigger fail_once on report_history')
  await world.owner.query(`update job set run_at = now() where state = 'waiting'`)
  await world.drain()
  expect(await latest()).toMatchObject({
    state: 'done',
    total: MANY + 1,
    initialised: MANY + 1,
    skipped: 0,
  })
  expect(await countDispatches()).toEqual({ reports: MANY + 2, histories: MANY + 2 })
  expect(await storedReport(world, own, 'dispatch')).toEqual(before)
  expect(await preview()).toMatchObject({ due: 0, held: MANY + 2 })
})

test('a run counts from what was seen, and stops when it is told to', async () => {
  const student = await world.student({ row: { originRegion: '430102' } })
  const wrong = { year: YEAR, expected: 7 }
  expect(codeOf(await ask(world, centre, 'dispatch.start-initialisation', wrong))).toBe(
    'batch-changed',
  )
  const { id } = await start()
  expect(await world.call(centre, 'dispatch.stop-initialisation', { id })).toMatchObject({
    state: 'stopped',
    stopReason: '周主任停止了本次初始化',
  })
  await world.drain()
  expect(await storedReport(world, student, 'dispatch')).toEqual([])
  await start()
  await world.drain()
  expect(await storedReport(world, student, 'dispatch')).toMatchObject([
    { stage: 'draft', data: { authority: '湖南省人力资源和社会保障厅' } },
  ])
})
