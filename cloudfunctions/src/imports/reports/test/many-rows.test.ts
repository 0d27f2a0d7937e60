import { expect, jest, test } from '@jest/globals'
import pg from 'pg'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { openWorld, type Student } from '../../../../test/contract/world'
import { newId } from '../../../runtime/new-id'
import { checkFile, reportWorkbook, type Line } from './report-files'

const world = await openWorld()
const level1 = await world.staff('10001level1')

const ROWS = 6
const asked = /from "(campus|department|major|class|report|authority)"/
const numbered = ({ row }: Student, more: Line): Line => ({
  学号: row.studentNumber ?? '',
  ...more,
})

/** A class of the students' major, of which the platform knows the name from now on. */
async function newClass(student: Student): Promise<{ id: string; name: string }> {
  const id = newId()
  const name = `样例${id.slice(-6)}班`
  await world.owner.query(
    `insert into class (school_id, id, major_id, name)
      select school_id, $2, major_id, $3 from student where id = $1`,
    [student.id, id, name],
  )
  return { id, name }
}

const setData = (student: Student, kind: ReportKindName, data: Record<string, string>) =>
  world.owner.query(
    'update report set data = data || $3::jsonb where student_id = $1 and kind = $2',
    [student.id, kind, JSON.stringify(data)],
  )

/** Whose dispatch is being reviewed, and whose employment has been handed in with this destination. */
async function graduate(destination: string): Promise<Student> {
  const student = await world.student({ origin: 'completed', dispatch: 'level2' })
  await world.owner.query(
    `insert into report (school_id, id, student_id, year, kind, source, submission, stage, major_id, data,
        created_at, updated_at, submitted_at)
      select school_id, $2, student_id, year, 'employment', source, submission, stage, major_id, $3,
        created_at, updated_at, submitted_at
      from report where student_id = $1 and kind = 'dispatch'`,
    [student.id, newId(), JSON.stringify({ destination })],
  )
  return student
}

/** How often the check of a file asks for what the rules of reports look at. */
async function check(kind: ReportKindName, lines: readonly Line[]) {
  const query = jest.spyOn(pg.Client.prototype, 'query')
  try {
    const { counts } = await checkFile(world, level1, kind, reportWorkbook(lines))
    const texts = query.mock.calls.map(([it]) => String((it as { text?: string }).text ?? it))
    return { changed: counts.changed, questions: texts.filter((it) => asked.test(it)).length }
  } finally {
    query.mockRestore()
  }
}

const several = <T>(make: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: ROWS }, make))

test('corrections in many classes ask for their units no more often than one does', async () => {
  const lines = await several(async () => {
    const student = await world.student({ origin: 'level2' })
    return numbered(student, { 班级: (await newClass(student)).name })
  })
  const all = await check('origin', lines)
  const one = await check('origin', lines.slice(0, 1))
  expect([all.changed, one.changed]).toEqual([ROWS, 1])
  expect(one.questions).toBeGreaterThan(0)
  expect(all.questions).toBe(one.questions)
})

test('dispatches of many graduates ask for their destinations no more often than one does', async () => {
  const lines = await several(async () =>
    numbered(await graduate('70'), { 派遣性质: '不纳入就业方案' }),
  )
  const all = await check('dispatch', lines)
  const one = await check('dispatch', lines.slice(0, 1))
  expect([all.changed, one.changed]).toEqual([ROWS, 1])
  expect(all.questions).toBe(one.questions)
})

test('a row is refused for the unit that its own report names, not for another one', async () => {
  const gone = await world.student({ origin: 'level2' })
  const there = await world.student({ origin: 'level2' })
  const removed = await newClass(gone)
  await setData(gone, 'origin', { class: removed.id })
  await setData(there, 'origin', { class: (await newClass(there)).id })
  await world.owner.query('delete from class where id = $1', [removed.id])
  const lines = [gone, there].map((it) => numbered(it, { 现户口所在地: '佛山市南海区' }))
  const { counts, refusedRows } = await checkFile(world, level1, 'origin', reportWorkbook(lines))
  expect(counts).toMatchObject({ changed: 1, refused: 1 })
  expect(refusedRows).toMatchObject([{ reasons: ['请重新选择班级'] }])
})

test('a row is refused for the destination of its own graduate, not for another one', async () => {
  const employed = await graduate('12')
  const studying = await graduate('80')
  // Rows 2 and 3 of the file, under its header.
  const lines = [studying, employed].map((it) => numbered(it, { 派遣性质: '升学' }))
  const { refusedRows } = await checkFile(world, level1, 'dispatch', reportWorkbook(lines))
  const disagreeing = refusedRows.filter((it) => it.reasons.join().includes('与毕业去向'))
  expect(disagreeing.map((it) => it.row)).toEqual([3])
})
