import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
await world.owner.query('insert into working_year values (2025, false)')
const student = (name: string, row: object = {}, options: object = {}) =>
  world.student({ bound: false, ...options, row: { name, ...row } })

const wei = await student('王小伟', { studentNumber: 'A100' })
const na = await student('李娜', { studentNumber: 'A101' })
const ayi = await student('阿依古丽·样例', { studentNumber: 'A102' })
const nurse = await student('赵护士', { studentNumber: 'B200', major: '护理学' })
const elsewhere = await student('王小伟', { studentNumber: 'A100' }, { school: '10002' })
await student('去年人', { studentNumber: 'A090', year: '2025' })

const level1 = await world.staff('10001level1')

async function listed(by: Person, filter: object = {}) {
  const reply = await ask(world, by, 'students.list', { year: YEAR, ...filter })
  if (!reply.ok) return reply.code
  const { rows, total } = reply.value as { rows: { id: string }[]; total: number }
  expect(total).toBe(rows.length)
  return rows.map((it) => it.id)
}

test('the roll of the working year, by student number', async () => {
  expect(await listed(level1)).toEqual([wei.id, na.id, ayi.id, nurse.id])
})

test('a row says who it is without the number itself, and whether a WeChat is bound', async () => {
  const bound = await world.student({ row: { studentNumber: 'C300' } })
  const { rows } = await world.call(level1, 'students.list', { year: YEAR })
  const row = rows.find((it) => it.id === bound.id)
  const number = bound.row.idNumber ?? ''
  expect(row).toMatchObject({
    maskedIdNumber: `${number.slice(0, 4)}**********${number.slice(-4)}`,
    sex: '男',
    schoolName: '甲大学',
    departmentName: '信息学院',
    majorName: '软件工程',
    bound: true,
  })
  expect(rows.find((it) => it.id === wei.id)?.bound).toBe(false)
  expect(JSON.stringify(rows)).not.toContain(number)
  await world.owner.query('delete from student_session')
})

test('page after page shows everybody once, and the total on every page', async () => {
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await world.call(level1, 'students.list', {
      year: YEAR,
      limit: 2,
      ...(after && { after }),
    })
    expect(page.total).toBe(5)
    seen.push(...page.rows.map((it) => it.studentNumber))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual(['A100', 'A101', 'A102', 'B200', 'C300'])
})

const searches: [search: string, who: string[]][] = [
  ['王', [wei.id]],
  ['小伟', [wei.id]],
  ['伟', [wei.id]],
  ['古丽·样', [ayi.id]],
  ['wxw', [wei.id]],
  ['WXW', [wei.id]],
  ['ln', [na.id]],
  ['A10', [wei.id, na.id, ayi.id]],
  ['A101', [na.id]],
  [na.row.idNumber ?? '', [na.id]],
  [(na.row.idNumber ?? '').replace(/(.{6})/, '$1 '), [na.id]],
  [(na.row.idNumber ?? '').slice(0, 14), []],
  ['100', []],
  ['%', []],
  ['_', []],
  [`' or '1'='1`, []],
  ['\\', []],
  ['·', [ayi.id]],
  ['.', []],
]

test.each(searches)('who looks for %j finds exactly those', async (search, who) => {
  expect(await listed(level1, { search })).toEqual(who)
})

test('a search and a major are combined', async () => {
  const nursing = world.schoolOf('10001').majors.find((it) => it.name === '护理学')?.id
  expect(await listed(level1, { majorId: nursing })).toEqual([nurse.id])
  expect(await listed(level1, { majorId: nursing, search: '王' })).toEqual([])
})

test('the roll in the order of names, by their sound, and backwards', async () => {
  // aygl, ln, wxw, zhs; who was bound meanwhile has a name of the builder's.
  const named = [ayi.id, na.id, wei.id, nurse.id]
  const ofNamed = async (order: object) => {
    const ids = await listed(level1, order)
    return typeof ids === 'string' ? ids : ids.filter((it) => named.includes(it))
  }
  expect(await ofNamed({ sort: 'name' })).toEqual(named)
  expect(await ofNamed({ sort: 'name', direction: 'desc' })).toEqual([...named].reverse())
  expect(await ofNamed({ direction: 'desc' })).toEqual([nurse.id, ayi.id, na.id, wei.id])
})

test('department, class, education level and binding are filters, too', async () => {
  const school = world.schoolOf('10001')
  const nursing = school.majors.find((it) => it.name === '护理学')
  const { rows } = await world.owner.query<{ department_id: string }>(
    'select department_id from major where id = $1',
    [nursing?.id],
  )
  const departmentId = rows[0]?.department_id
  expect(await listed(level1, { departmentId })).toContain(nurse.id)
  expect(await listed(level1, { departmentId, majorId: nursing?.id })).toEqual([nurse.id])
  expect(await listed(level1, { departmentId: world.schoolOf('10002').id })).toEqual([])
  expect(await listed(level1, { bound: false })).toEqual([wei.id, na.id, ayi.id, nurse.id])
  expect(await listed(level1, { bound: true })).toHaveLength(1)
  expect(await listed(level1, { educationLevel: '99999' })).toEqual([])
  expect(await listed(level1, { schoolId: world.schoolOf('10002').id })).toEqual([])
})

test('staff see their own majors, their own school; the centre sees every school', async () => {
  const nursing = await world.staff('10001other')
  expect(await listed(nursing)).toEqual([nurse.id])
  expect(await listed(nursing, { search: na.row.idNumber })).toEqual([])
  expect(await listed(await world.staff('10002level1'))).toEqual([elsewhere.id])
  const everywhere = await listed(await world.staff('centre'), { search: '王小伟' })
  expect(new Set(everywhere)).toEqual(new Set([wei.id, elsewhere.id]))
})

test('without the permission there is no roll', async () => {
  expect(await listed(await world.lacking(level1, 'roll.view'))).toBe('permission-denied')
})

test.each(['x', '_', 'A100_not-an-id', `A100_${'0'.repeat(36)}`])(
  'a page that nobody was sent to is refused (%j)',
  async (after) => {
    expect(codeOf(await ask(world, level1, 'students.list', { year: YEAR, after }))).toBe(
      'invalid-input',
    )
  },
)

const unusual: [name: string, searches: string[]][] = [
  // A surname that is read otherwise than the word.
  ['单雄', ['单', 'sx', 'SX']],
  ['曾可', ['曾可', 'zk']],
  // Beyond the first plane: one character, two units.
  ['\u{20BB7}野', ['\u{20BB7}', '\u{20BB7}野', '野']],
  ['Anna Mbeki', ['Anna', 'anna m', 'MBEKI', 'na Mb']],
  ['买买提·吐尔', ['买买提·吐', '买买提•吐尔', '买买提.吐', '买买提・吐尔']],
]

test.each(unusual)('%s is found by whatever staff type of it', async (name, texts) => {
  const { id } = await student(name)
  for (const search of texts)
    expect([search, await listed(level1, { search })]).toEqual([search, [id]])
})
