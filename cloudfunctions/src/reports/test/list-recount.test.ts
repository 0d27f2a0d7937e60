import { expect, test } from '@jest/globals'
import { declaredProof } from 'shared-types/reports/fields/proof-rule'
import { ReportFilter } from 'shared-types/reports/schemas'
import type { OperationMap } from 'shared-types/operations'
import { randomFor } from '../../../gateway/seed/generated/random'
import { addedField, decideFields } from '../../../test/builders/field-settings'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

/** Every filter of the list, alone and together, against a plain count of all records. */

type Input = OperationMap['reports.list']['input']
type Values = Record<string, unknown>

const ROUNDS = 120
const world = await openWorld()
await world.owner.query('insert into working_year values (2025, false)')
const level1 = await world.staff('10001level1')
for (const kind of ['origin', 'dispatch', 'employment'] as const)
  await decideFields(world, level1, kind, {}, [addedField])

const make = randomFor('records')
const stages = ['draft', 'level2', 'level1', 'centre', 'completed', 'rejected'] as const
for (let at = 0; at < 40; at++)
  await world.student({
    bound: false,
    school: make.pick(['10001', '10001', '10001', '10002']),
    row: {
      name: make.pick(['王小伟', '王小明', '李娜', '阿依古丽·样例', '赵护士']),
      studentNumber: `${make.pick(['A', 'B'])}${String(at).padStart(3, '0')}`,
      educationLevel: make.pick(['本科生毕业', '专科生毕业']),
      ...make.pick([
        { major: '软件工程', class: make.pick(['软件1班', '软件2班']) },
        { major: '护理学' },
      ]),
      year: make.pick([String(YEAR), String(YEAR), '2025']),
    },
    ...(at % 2
      ? { origin: make.pick(stages) }
      : { origin: 'completed', dispatch: make.pick(['level2', 'level1', 'completed'] as const) }),
  })
const { rows: ids } = await world.owner.query<{ id: string; kind: string }>(
  'select id, kind from report order by id',
)
const HOUR = 3600_000
const NOW = Date.now()
for (const { id, kind } of ids)
  await world.owner.query(
    `update report set source = $2, origin_region = $3, updated_at = $4,
       kind = $5, data = data || $6 where id = $1`,
    [
      id,
      make.pick(['student', 'import', 'school', 'initialised']),
      make.pick(['440106', '430102', '440305', null]),
      // Several at the same moment, so that the order needs more than the time.
      new Date(NOW - make.pick([1, 30, 100, 100, 200, 800]) * HOUR),
      kind === 'dispatch' ? make.pick(['dispatch', 'employment']) : kind,
      { ext1: make.pick(['王老师', 'Li 老师', 'LI']), destination: make.pick(['10', '70']) },
    ],
  )

interface Row {
  id: string
  kind: string
  year: number
  stage: string
  submission: string
  source: string
  origin_region: string | null
  updated_at: Date
  ext1: string
  destination: string
  school_id: string
  major_id: string
  department_id: string
  class_id: string | null
  education_level: string
  name: string
  name_initials: string
  student_number: string
}
const { rows: all } = await world.owner.query<Row>(
  `select report.*, report.data ->> 'ext1' as ext1, report.data ->> 'destination' as destination,
     student.name, student.name_initials, student.student_number, student.education_level,
     student.class_id, major.department_id
   from report join student on student.id = report.student_id join major on major.id = report.major_id`,
)

const DAY = 24 * HOUR
const waiting = ['level2', 'level1', 'centre', 'rejected']

/** What each filter means, in words of the product and not of the database. */
function rulesFor(
  pending: readonly string[],
): Record<string, (row: Row, wanted: never) => boolean> {
  return {
    kind: (row, kind: string) => row.kind === kind,
    year: (row, year: number) => row.year === year,
    stage: (row, stage: string) => row.stage === stage,
    pending: (row) => pending.includes(row.stage),
    waitingDays: (row, days: number) =>
      waiting.includes(row.stage) && Date.now() - row.updated_at.getTime() > days * DAY,
    submission: (row, submission: string) => row.submission === submission,
    lacksProof: (row) => row.kind === 'employment' && declaredProof.includes(row.destination),
    source: (row, source: string) => row.source === source,
    originProvince: (row, code: string) => row.origin_region?.slice(0, 2) === code.slice(0, 2),
    educationLevel: (row, level: string) => row.education_level === level,
    schoolId: (row, id: string) => row.school_id === id,
    departmentId: (row, id: string) => row.department_id === id,
    majorId: (row, id: string) => row.major_id === id,
    majorIds: (row, wanted: string[]) => wanted.includes(row.major_id),
    classId: (row, id: string) => row.class_id === id,
    extensions: (row, wanted: { match: string; value: string }[]) =>
      wanted.every(({ match, value }) =>
        match === 'is' ? row.ext1 === value : row.ext1.toLowerCase().includes(value.toLowerCase()),
      ),
    search: (row, text: string) =>
      row.name.includes(text) ||
      row.name_initials.startsWith(text) ||
      row.student_number.startsWith(text),
  }
}

const distinct = (of: (row: Row) => string | null) => [
  ...new Set(all.flatMap((it) => of(it) ?? [])),
]
const majors = distinct((it) => it.major_id)

/** Values that some records have, and some that none has. */
const candidates: Record<string, readonly unknown[]> = {
  kind: ['origin', 'origin', 'dispatch', 'employment'],
  year: [YEAR, YEAR, 2025],
  stage: stages,
  pending: [true],
  waitingDays: [1, 3, 7, 30],
  submission: ['draft', 'submitted', 'reassignment'],
  lacksProof: [true],
  source: ['student', 'import', 'school', 'initialised'],
  originProvince: ['440000', '430000', '110000'],
  educationLevel: distinct((it) => it.education_level),
  schoolId: distinct((it) => it.school_id),
  departmentId: distinct((it) => it.department_id),
  majorId: majors,
  majorIds: [majors.slice(0, 1), majors.slice(1, 3), majors],
  classId: distinct((it) => it.class_id),
  extensions: [
    [{ field: 'ext1', match: 'is', value: '王老师' }],
    [{ field: 'ext1', match: 'has', value: '老师' }],
    [
      { field: 'ext1', match: 'has', value: 'li' },
      { field: 'ext1', match: 'has', value: '老' },
    ],
  ],
  search: ['王小', '娜', 'wx', 'wxw', 'A0', 'B01', 'zzz', '·'],
}

const software = world.schoolOf('10001').majors.find((it) => it.name === '软件工程')?.id

const people: [who: string, by: Person, sees: (row: Row) => boolean, pending: string[]][] = [
  [
    'a department’s counsellor',
    await world.staff('10001level2'),
    (row) => row.school_id === level1.schoolId && row.major_id === software,
    ['level2'],
  ],
  ['the school office', level1, (row) => row.school_id === level1.schoolId, ['level2', 'level1']],
  ['the centre', await world.staff('centre'), () => true, ['centre']],
]

const orders = {
  updated: (row: Row) => [row.updated_at.toISOString()],
  name: (row: Row) => [row.name_initials, row.name],
  number: (row: Row) => [row.student_number],
} as const

function inOrder(rows: Row[], sort: keyof typeof orders, direction: 'asc' | 'desc'): string[] {
  const keys = (row: Row) => [...orders[sort](row), row.id]
  const before = (a: string[], b: string[]) => {
    const at = a.findIndex((it, place) => it !== b[place])
    return Buffer.compare(Buffer.from(a[at] ?? ''), Buffer.from(b[at] ?? ''))
  }
  const sorted = [...rows].sort((a, b) => before(keys(a), keys(b))).map((it) => it.id)
  return direction === 'asc' ? sorted : sorted.reverse()
}

async function walk(by: Person, input: Input): Promise<{ ids: string[]; totals: number[] }> {
  const found = { ids: [] as string[], totals: [] as number[] }
  let after: string | undefined
  do {
    const page = await world.call(by, 'reports.list', { ...input, ...(after && { after }) })
    found.ids.push(...page.rows.map((it) => it.id))
    found.totals.push(page.total)
    after = page.next ?? undefined
    // A cursor that stands still would never end.
    if (found.totals.length > 500) throw new Error(`endless pages: ${JSON.stringify(input)}`)
  } while (after)
  return found
}

test('no filter of the contract is left out', () => {
  const declared = Object.keys(ReportFilter.shape).sort()
  expect(Object.keys(candidates).sort()).toEqual(declared)
  expect(Object.keys(rulesFor([])).sort()).toEqual(declared)
})

test.each(people)(
  'whatever %s filters by, in whatever order, pages and totals are those of a recount',
  async (who, by, sees, pending) => {
    const random = randomFor('filters', who)
    const rules = rulesFor(pending)
    let records = 0
    for (let round = 0; round < ROUNDS; round++) {
      // One filter at a time first, then several.
      const optional = Object.keys(candidates).filter((it) => it !== 'kind' && it !== 'year')
      const alone = optional[round]
      const chosen = optional.filter((it) =>
        alone ? it === alone : random.pick([1, 2, 3, 4, 5]) === 1,
      )
      const filter: Values = {}
      for (const name of ['kind', 'year', ...chosen])
        filter[name] = random.pick(candidates[name] ?? [])
      const sort = random.pick(['updated', 'name', 'number'] as const)
      const direction = random.pick(['asc', 'desc'] as const)
      const limit = random.pick([1, 3, 100])
      const recount = all.filter(
        (row) =>
          sees(row) &&
          Object.entries(filter).every(([name, wanted]) => rules[name]?.(row, wanted as never)),
      )
      const found = await walk(by, { ...filter, sort, direction, limit } as unknown as Input)
      const why = JSON.stringify({ filter, sort, direction, limit })
      expect([why, found.ids]).toEqual([why, inOrder(recount, sort, direction)])
      expect(new Set(found.totals)).toEqual(new Set([recount.length]))
      records += recount.length
    }
    // Filters that let nothing through would prove nothing.
    expect(records).toBeGreaterThan(ROUNDS / 2)
  },
  120_000,
)
