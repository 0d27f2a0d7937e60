import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { seen } from '../../../test/builders/forms'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const kind = 'origin' as const
const { majors } = world.schoolOf('10001')
const majorOf = (name: string) => majors.find((it) => it.name === name)?.id
const nurse = (origin: 'level2' | 'level1') =>
  world.student({ origin, row: { major: '护理学', name: '赵护士' } })

const people = {
  draft: await world.student({ origin: 'draft' }),
  level2: await world.student({ origin: 'level2', originData: { originRegion: '430102' } }),
  level1: await world.student({ origin: 'level1', row: { name: '王小伟' } }),
  centre: await world.student({ origin: 'centre', row: { educationLevel: '专科' } }),
  completed: await world.student({ origin: 'completed' }),
  rejected: await world.student({ origin: 'rejected' }),
  nurse: await nurse('level2'),
  elsewhere: await world.student({ origin: 'level2', school: '10002' }),
  unreported: await world.student(),
}
type Who = keyof typeof people
const idOf = (who: Who) => seen(people[who], kind).id

const level2 = await world.staff('10001level2')
const level1 = await world.staff('10001level1')
const centre = await world.staff('centre')

async function listed(by: Person, filter: object): Promise<string[]> {
  const reply = await ask(world, by, 'reports.list', { kind, year: YEAR, limit: 100, ...filter })
  if (!reply.ok) return [reply.code]
  const { rows, total } = reply.value as { rows: { id: string }[]; total: number }
  expect(total).toBe(rows.length)
  const names = (Object.keys(people) as Who[]).filter((it) => people[it].reports.length > 0)
  return names.filter((it) => rows.some((row) => row.id === idOf(it)))
}

const ofSchool = ['draft', 'level2', 'level1', 'centre', 'completed', 'rejected', 'nurse']
const software = ofSchool.filter((it) => it !== 'nurse')

const filters: [what: string, filter: object, who: string[]][] = [
  ['nothing', {}, ofSchool],
  ['a stage', { stage: 'centre' }, ['centre']],
  ['drafts', { submission: 'draft' }, ['draft']],
  ['what was submitted', { submission: 'submitted' }, ofSchool.filter((it) => it !== 'draft')],
  ['where it came from', { source: 'student' }, ofSchool],
  ['another source', { source: 'import' }, []],
  ['a major', { majorId: majorOf('护理学') }, ['nurse']],
  ['the province of origin', { originProvince: '430000' }, ['level2']],
  ['an education level', { educationLevel: '11301' }, ['centre']],
  ['a name', { search: '王小' }, ['level1']],
  ['a stage and a major', { stage: 'level2', majorId: majorOf('护理学') }, ['nurse']],
  ['a stage and a name that do not meet', { stage: 'level2', search: '王小' }, []],
  ['another year', { year: 2025 }, []],
  ['another kind', { kind: 'dispatch' }, []],
]

test.each(filters)('a list filtered by %s shows exactly those', async (_what, filter, who) => {
  expect(await listed(level1, filter)).toEqual(who)
})

test('staff see their majors, their school; the centre sees every school and can pick one', async () => {
  expect(await listed(level2, {})).toEqual(software)
  expect(await listed(await world.staff('10002level1'), {})).toEqual(['elsewhere'])
  expect(await listed(centre, {})).toEqual([...ofSchool, 'elsewhere'])
  expect(await listed(centre, { schoolId: world.schoolOf('10002').id })).toEqual(['elsewhere'])
  expect(await listed(level1, { schoolId: world.schoolOf('10002').id })).toEqual([])
})

test('page after page shows every report once, newest change first', async () => {
  const pages: string[][] = []
  let after: string | undefined
  do {
    const page = await world.call(level1, 'reports.list', {
      kind,
      year: YEAR,
      limit: 3,
      ...(after && { after }),
    })
    expect(page.total).toBe(7)
    pages.push(page.rows.map((it) => it.updatedAt))
    after = page.next ?? undefined
  } while (after)
  expect(pages.map((it) => it.length)).toEqual([3, 3, 1])
  const times = pages.flat()
  expect(times).toEqual([...times].sort().reverse())
})

async function inOrder(order: object) {
  const rows: { id: string; name: string; studentNumber: string; updatedAt: string }[] = []
  let after: string | undefined
  do {
    const page = await world.call(level1, 'reports.list', {
      ...{ kind, year: YEAR, limit: 2 },
      ...order,
      ...(after && { after }),
    })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after)
  expect(new Set(rows.map((it) => it.id)).size).toBe(7)
  expect(rows).toHaveLength(7)
  return rows
}

test.each(['asc', 'desc'] as const)(
  'in every order (%s) page after page shows every report once',
  async (direction) => {
    const turned = (texts: string[]) => (direction === 'asc' ? texts : texts.reverse())
    const numbers = (await inOrder({ sort: 'number', direction })).map((it) => it.studentNumber)
    expect(numbers).toEqual(turned([...numbers].sort()))
    const times = (await inOrder({ sort: 'updated', direction })).map((it) => it.updatedAt)
    expect(times).toEqual(turned([...times].sort()))
    const names = (await inOrder({ sort: 'name', direction })).map((it) => it.name)
    // wxw before zhs, whatever their characters.
    expect(turned(names.filter((it) => ['王小伟', '赵护士'].includes(it)))).toEqual([
      '王小伟',
      '赵护士',
    ])
  },
)

test.each([
  ['updated', 'desc'],
  ['updated', 'asc'],
  ['name', 'asc'],
  ['number', 'desc'],
] as const)(
  'by %s, %s, a page can begin with what a narrower list found',
  async (sort, direction) => {
    const about = { kind, year: YEAR, sort, direction } as const
    const idsOf = (rows: { id: string }[]) => rows.map((it) => it.id)
    const all = idsOf((await world.call(level1, 'reports.list', about)).rows)
    const first = await world.call(level1, 'reports.list', { ...about, pending: true, limit: 1 })
    let after = first.next
    const found = [first]
    while (after) {
      const page = await world.call(level1, 'reports.list', {
        ...about,
        ...{ pending: true, limit: 1, after },
      })
      found.push(page)
      after = page.next
    }
    expect(found).toHaveLength(3)
    for (const { start, rows } of found) {
      const place = all.indexOf(rows[0]?.id ?? '')
      const page = await world.call(level1, 'reports.list', { ...about, after: start ?? '' })
      expect(idsOf(page.rows)).toEqual(all.slice(place))
    }
    const none = await world.call(level1, 'reports.list', { ...about, search: '没有这个人' })
    expect([none.start, none.rows]).toEqual([null, []])
  },
)

test('a page of one order does not follow on a page of another', async () => {
  const { next } = await world.call(level1, 'reports.list', {
    ...{ kind, year: YEAR, limit: 2, sort: 'number' },
  })
  const input = { kind, year: YEAR, after: next, sort: 'updated' }
  expect(codeOf(await ask(world, level1, 'reports.list', input))).toBe('invalid-input')
})

test('a page that nobody was sent to is refused', async () => {
  const input = { kind, year: YEAR, after: '2026-01-01_x' }
  expect(codeOf(await ask(world, level1, 'reports.list', input))).toBe('invalid-input')
})

test('each row carries what this reader may do to it', async () => {
  const actionsFor = async (by: Person) => {
    const { rows } = await world.call(by, 'reports.list', { kind, year: YEAR })
    return (Object.keys(people) as Who[]).map(
      (who) =>
        rows.find((row) => people[who].reports[0]?.id === row.id)?.allowedActions.join() ?? '-',
    )
  }
  const review = 'save,approve,reject'
  // draft, level2, level1, centre, completed, rejected, nurse, elsewhere, unreported
  expect(await actionsFor(level2)).toEqual(['', review, 'save', 'save', '', 'save', '-', '-', '-'])
  expect(await actionsFor(level1)).toEqual([
    '',
    review,
    review,
    'save',
    '',
    'save',
    review,
    '-',
    '-',
  ])
  expect(await actionsFor(centre)).toEqual([
    '',
    '',
    '',
    'approve,reject',
    'reopen',
    '',
    '',
    '',
    '-',
  ])
})

test('the tree counts what waits for this user’s level, by major', async () => {
  const counted = async (by: Person) => {
    const reply = await world.call(by, 'reports.count-by-major', { kind, year: YEAR })
    return reply.majors.map((it) => [it.schoolName, it.majorName, it.pending, it.total])
  }
  expect(await counted(level2)).toEqual([['甲大学', '软件工程', 1, 6]])
  expect(await counted(level1)).toEqual([
    ['甲大学', '软件工程', 2, 6],
    ['甲大学', '护理学', 1, 1],
  ])
  expect(await counted(centre)).toEqual([
    ['甲大学', '软件工程', 1, 6],
    ['甲大学', '护理学', 0, 1],
    ['乙大学', '软件工程', 0, 1],
  ])
})

test('the cards count the same, and leave out what the user may not view', async () => {
  const pending = async (by: Person) =>
    (await world.call(by, 'reports.count-pending', { year: YEAR })).pending
  expect(await pending(level1)).toEqual([
    { kind: 'origin', count: 3 },
    { kind: 'dispatch', count: 0 },
    { kind: 'employment', count: 0 },
  ])
  const restricted = await world.lacking(level1, 'origin.view')
  expect((await pending(restricted)).map((it) => it.kind)).toEqual(['dispatch', 'employment'])
})
