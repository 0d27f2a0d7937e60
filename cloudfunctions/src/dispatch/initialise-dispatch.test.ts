import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../test/builders/ask'
import { originForm, seen, storedReport } from '../../test/builders/forms'
import { openWorld, type Student } from '../../test/contract/world'

const world = await openWorld()
const level1 = await world.staff('10001level1')
const centre = await world.staff('centre')

const approve = async (student: Student, version = seen(student, 'origin').version) =>
  ask(world, centre, 'reports.review', { ...seen(student, 'origin'), version, action: 'approve' })

/** Reopened by the centre, corrected by the student, and through all three levels again. */
async function correctOrigin(student: Student, changes: Record<string, string>) {
  const at = { kind: 'origin' as const, id: seen(student, 'origin').id }
  const current = await storedReport(world, student, 'origin')
  const { version = 0 } = current[0] ?? {}
  const reopen = { ...at, version, action: 'reopen' as const, opinion: '生源地有误' }
  await world.call(centre, 'reports.review', reopen)
  await world.call(student, 'reports.submit', await originForm(world, student, changes))
  const passed = await world.call(level1, 'reports.review', {
    ...at,
    version: version + 2,
    action: 'approve',
  })
  return world.call(centre, 'reports.review', { ...at, version: passed.version, action: 'approve' })
}

const dispatchOf = async (student: Student) => (await storedReport(world, student, 'dispatch'))[0]

test('a completed origin report gives the graduate a dispatch to start from', async () => {
  const student = await world.student({ origin: 'centre' })
  expect(await dispatchOf(student)).toBeUndefined()
  expect(codeOf(await approve(student))).toBe('answered')
  expect(await dispatchOf(student)).toMatchObject({
    stage: 'draft',
    submission: 'draft',
    source: 'initialised',
    version: 1,
    data: {
      dispatchNature: 'origin',
      authority: '广州市人力资源和社会保障局',
      archiveUnit: '广州市人力资源和社会保障局',
      archivePostcode: '510000',
    },
  })
  const { report } = await world.call(student, 'reports.mine', { kind: 'dispatch' })
  expect(report).toMatchObject({
    allowedActions: ['submit'],
    history: [{ action: 'initialise', actorLabel: '系统' }],
  })
})

const graduates: [string, object, object][] = [
  [
    'from another province',
    { originData: { originRegion: '430102' } },
    { authority: '湖南省人力资源和社会保障厅' },
  ],
  ['trained as a teacher', { originData: { teacherTraining: '1' } }, { authority: '广州市教育局' }],
  [
    'entrusted by a unit',
    { row: { trainingMode: '3' }, originData: { entrustedUnit: '某县人民医院' } },
    { dispatchNature: 'outside-plan' },
  ],
  [
    'from Hong Kong',
    { row: { idType: '港澳居民来往内地通行证', idNumber: 'H01234567', sex: '女' } },
    { dispatchNature: 'outside-plan' },
  ],
]

test.each(graduates)(
  'a graduate %s gets the default that is theirs',
  async (_who, options, data) => {
    const student = await world.student({ origin: 'centre', ...options })
    await approve(student)
    expect((await dispatchOf(student))?.data).toMatchObject(data)
  },
)

test('if the dispatch cannot be written, the origin report is not completed either', async () => {
  const student = await world.student({ origin: 'centre' })
  await world.owner.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  )
  await world.owner.query(
    `create trigger refuse before insert on report for each row when (new.kind = 'dispatch') execute function refuse()`,
  )
  try {
    expect(codeOf(await approve(student))).toBe('unexpected')
    expect(await storedReport(world, student, 'origin')).toMatchObject([seen(student, 'origin')])
    const { rows } = await world.owner.query('select from audit_entry where subject_id = $1', [
      seen(student, 'origin').id,
    ])
    expect(rows).toEqual([])
  } finally {
    await world.owner.query('drop trigger refuse on report')
  }
  expect(codeOf(await approve(student))).toBe('answered')
})

test('an untouched dispatch follows a corrected origin', async () => {
  const student = await world.student({ origin: 'centre' })
  await approve(student)
  await correctOrigin(student, { originRegion: '440305' })
  expect(await dispatchOf(student)).toMatchObject({
    stage: 'draft',
    version: 2,
    data: { authority: '深圳市人力资源和社会保障局' },
  })
})

test('a dispatch that the student has touched is left alone', async () => {
  const student = await world.student({ origin: 'centre' })
  await approve(student)
  const { report } = await world.call(student, 'reports.mine', { kind: 'dispatch' })
  const data = { ...report?.data, reportingAddress: '广州市天河区' }
  await world.call(student, 'reports.save-draft', { kind: 'dispatch', version: 1, data })
  await correctOrigin(student, { originRegion: '440305' })
  expect(await dispatchOf(student)).toMatchObject({
    version: 2,
    data: { authority: '广州市人力资源和社会保障局', reportingAddress: '广州市天河区' },
  })
})

test('a completed origin report corrects the roll', async () => {
  const student = await world.student({ origin: 'centre', originData: { originRegion: '430102' } })
  await approve(student)
  const { rows } = await world.owner.query('select origin_region from student where id = $1', [
    student.id,
  ])
  expect(rows).toEqual([{ origin_region: '430102' }])
})

test('whoever moves to another major is seen by the staff of that major from completion on', async () => {
  const originData = { department: '医学院', major: '护理学', class: '护理1班' }
  const student = await world.student({ origin: 'centre', originData })
  const { id } = seen(student, 'origin')
  const [before, after] = [await world.staff('10001level2'), await world.staff('10001other')]
  const open = { kind: 'origin', id }
  expect(codeOf(await ask(world, after, 'reports.get', open))).toBe('not-found')
  await approve(student)
  expect(codeOf(await ask(world, after, 'reports.get', open))).toBe('answered')
  expect(codeOf(await ask(world, before, 'reports.get', open))).toBe('not-found')
})
