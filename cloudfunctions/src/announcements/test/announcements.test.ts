import { afterEach, expect, test } from '@jest/globals'
import { announcementFacts, published } from '../../../test/builders/announcements'
import { ask, codeOf } from '../../../test/builders/ask'
import { PNG } from '../../../test/builders/file-bytes'
import type { Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { within, type Scope } from '../../database/scope'
import { clearUploads } from '../../files/clear-uploads'

const world = await openWorld()
const school = await world.staff('10001level1')
const otherSchool = await world.staff('10002level1')
const centre = await world.staff('centre')
const student = await world.student()
const otherStudent = await world.student({ school: '10002' })
const visitor = await world.visitor()

afterEach(async () => {
  await world.owner.query('delete from announcement_attachment')
  await world.owner.query('delete from announcement')
})

const titlesFor = async (person: Person): Promise<string[]> => {
  const operation =
    person.caller === 'staff' ? 'announcements.list-for-staff' : 'announcements.list-for-students'
  return (await world.call(person, operation, {})).rows.map((it) => it.title)
}

const everybody = { student, otherStudent, visitor, school, otherSchool, centre }

async function whoReads(title: string): Promise<string[]> {
  const readers: string[] = []
  for (const [who, person] of Object.entries(everybody))
    if ((await titlesFor(person)).includes(title)) readers.push(who)
  return readers
}

const ofOtherSchool = world.schoolOf('10002').id

test.each([
  ['the centre', 'all', null, Object.keys(everybody)],
  ['the centre', 'students', null, ['student', 'otherStudent', 'visitor']],
  ['the centre', 'staff', null, ['school', 'otherSchool', 'centre']],
  ['the centre', 'students', ofOtherSchool, ['otherStudent']],
  ['the centre', 'all', ofOtherSchool, ['otherStudent', 'otherSchool']],
  ['a school', 'all', null, ['student', 'school']],
  ['a school', 'students', null, ['student']],
  ['a school', 'staff', null, ['school']],
] as const)(
  'of %s to %s (one school: %s) is read by exactly %j',
  async (by, audience, one, readers) => {
    const writer = by === 'the centre' ? centre : school
    const { id } = await published(world, writer, { audience, forSchoolId: one, title: '仅供核对' })
    expect(await whoReads('仅供核对')).toEqual(readers)
    for (const [who, person] of Object.entries(everybody)) {
      const operation =
        person.caller === 'staff'
          ? 'announcements.read-for-staff'
          : 'announcements.read-for-students'
      const code = codeOf(await ask(world, person, operation, { id }))
      expect([who, code]).toEqual([
        who,
        (readers as readonly string[]).includes(who) ? 'answered' : 'not-found',
      ])
    }
  },
)

test('the database alone keeps back what is not meant for a person, or not yet', async () => {
  const { id: theirs } = await published(world, otherSchool, { title: '乙大学的' })
  const { id: toStaff } = await published(world, school, { audience: 'staff', title: '给同事的' })
  const { id: later } = await published(world, school, {}, '2099-01-01T00:00:00.000Z')
  const { id: mine } = await published(world, school, { title: '给本校的' })
  const scope: Scope = {
    role: 'student',
    schoolId: world.schoolOf('10001').id,
    studentId: student.id,
  }
  const seen = await within(world.app, scope, (tx) =>
    tx.selectFrom('announcement').select('id').execute(),
  )
  expect(seen.map((it) => it.id)).toEqual([mine])
  expect([theirs, toStaff, later]).not.toContain(mine)
})

test('a draft and what is scheduled are unseen; the time comes by itself, and withdrawing takes it away', async () => {
  const draft = await world.call(school, 'announcements.add', announcementFacts())
  expect(draft).toMatchObject({
    state: 'draft',
    publishAt: null,
    allowedActions: ['edit', 'publish', 'delete'],
  })
  expect(await titlesFor(student)).toEqual([])
  const soon = new Date(Date.now() + 3600_000).toISOString()
  const { id } = draft
  const scheduled = await world.call(school, 'announcements.publish', { id, version: 1, at: soon })
  expect(scheduled).toMatchObject({ state: 'scheduled', publishAt: soon, version: 2 })
  expect(await titlesFor(student)).toEqual([])
  expect(codeOf(await ask(world, student, 'announcements.read-for-students', { id }))).toBe(
    'not-found',
  )
  await world.owner.query(`update announcement set publish_at = now() - interval '1 second'`)
  expect(await titlesFor(student)).toEqual([draft.title])
  expect(await world.call(school, 'announcements.get', { id })).toMatchObject({
    state: 'published',
  })
  const withdrawn = await world.call(school, 'announcements.withdraw', { id, version: 2 })
  expect(withdrawn).toMatchObject({ state: 'withdrawn', allowedActions: ['edit', 'publish'] })
  expect(await titlesFor(student)).toEqual([])
})

test('a time that has passed is refused with a sentence', async () => {
  const { id } = await world.call(school, 'announcements.add', announcementFacts())
  const at = '2020-01-01T00:00:00.000Z'
  expect(await ask(world, school, 'announcements.publish', { id, version: 1, at })).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'at', message: '发布时间已过，请选择以后的时间，或立即发布' }] },
  })
})

test('of two who change the same version one counts; what has been read is not deleted', async () => {
  const { id, version } = await published(world, school)
  const edit = (title: string) =>
    ask(world, school, 'announcements.edit', { id, version, facts: announcementFacts({ title }) })
  const codes = (await Promise.all([edit('甲'), edit('乙')])).map(codeOf).sort()
  expect(codes).toEqual(['answered', 'changed-elsewhere'])
  const now = version + 1
  expect(codeOf(await ask(world, school, 'announcements.delete', { id, version: now }))).toBe(
    'action-not-allowed',
  )
  expect(
    codeOf(await ask(world, school, 'announcements.publish', { id, version: now, at: null })),
  ).toBe('action-not-allowed')
})

test('the centre looks over what schools publish and takes it down, and does not write in their name', async () => {
  const { id, version } = await published(world, school)
  const { rows } = await world.call(centre, 'announcements.list', {})
  expect(rows).toMatchObject([{ id, publisher: '甲大学', allowedActions: ['withdraw'] }])
  const facts = announcementFacts({ title: '省中心改的' })
  expect(codeOf(await ask(world, centre, 'announcements.edit', { id, version, facts }))).toBe(
    'action-not-allowed',
  )
  await world.call(centre, 'announcements.withdraw', { id, version })
  expect(await world.call(school, 'announcements.get', { id })).toMatchObject({
    state: 'withdrawn',
    updatedBy: '省中心',
  })
  expect((await world.call(otherSchool, 'announcements.list', {})).rows).toEqual([])
  const { rows: entries } = await world.owner.query<{ operation: string; school: string }>(
    `select operation, school_id as school from audit_entry where subject_id = $1 order by sequence`,
    [id],
  )
  expect(entries.map((it) => it.operation)).toEqual([
    'announcements.add',
    'announcements.publish',
    'announcements.withdraw',
  ])
  expect(new Set(entries.map((it) => it.school))).toEqual(new Set([world.schoolOf('10001').id]))
})

test('a school writes for its own people alone, and with its own files alone', async () => {
  const forOther = announcementFacts({ forSchoolId: ofOtherSchool })
  expect(codeOf(await ask(world, school, 'announcements.add', forOther))).toBe('fields-invalid')
  const foreign = await world.upload(otherSchool, 'announcement-attachment', PNG)
  const scan = await world.upload(school, 'attachment', PNG)
  for (const fileId of [foreign, scan, crypto.randomUUID()]) {
    const facts = announcementFacts({ attachments: [fileId] })
    expect(codeOf(await ask(world, school, 'announcements.add', facts))).toBe('fields-invalid')
  }
})

test('a file is opened by whoever may read, and by nobody through another announcement', async () => {
  const fileId = await world.upload(centre, 'announcement-attachment', PNG, { name: '通知.png' })
  const { id, version } = await published(world, centre, {
    attachments: [fileId],
    audience: 'students',
  })
  const open = (person: Person, of = id) =>
    ask(
      world,
      person,
      person.caller === 'staff'
        ? 'announcements.link-for-staff'
        : 'announcements.link-for-students',
      { id: of, fileId },
    )
  for (const person of [student, visitor, centre])
    expect(codeOf(await open(person))).toBe('answered')
  const read = await world.call(otherStudent, 'announcements.read-for-students', { id })
  expect(read.attachments).toMatchObject([{ id: fileId, name: '通知.png', size: PNG.length }])
  expect(codeOf(await open(otherSchool))).toBe('not-found')
  const { id: other } = await published(world, centre)
  expect(codeOf(await open(student, other))).toBe('not-found')
  await world.call(centre, 'announcements.withdraw', { id, version })
  expect(codeOf(await open(student))).toBe('not-found')
})

test('pinned ones stand first, then the newest; pages follow on each other without a gap', async () => {
  for (const [title, pinned] of [
    ['一', false],
    ['二', true],
    ['三', false],
    ['四', true],
    ['五', false],
  ] as const)
    await published(world, centre, { title, pinned })
  const titles: string[] = []
  let after: string | null = null
  do {
    const page: { rows: { title: string }[]; next: string | null } = await world.call(
      visitor,
      'announcements.list-for-students',
      { limit: 2, ...(after && { after }) },
    )
    titles.push(...page.rows.map((it) => it.title))
    after = page.next
  } while (after)
  expect(titles).toEqual(['四', '二', '五', '三', '一'])
})

test('nothing that a browser would run can be written', async () => {
  for (const link of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'https://a"onclick=x',
  ]) {
    const body = [{ kind: 'paragraph' as const, spans: [{ text: '点此', link }] }]
    expect(codeOf(await ask(world, school, 'announcements.add', announcementFacts({ body })))).toBe(
      'invalid-input',
    )
  }
  const html = { ...announcementFacts(), body: '<script>alert(1)</script>' }
  expect(codeOf(await ask(world, school, 'announcements.add', html))).toBe('invalid-input')
})

test('the bytes of an attachment that no announcement shows any more go after a day; one that is shown stays', async () => {
  const [kept, dropped] = [
    await world.upload(school, 'announcement-attachment', PNG),
    await world.upload(school, 'announcement-attachment', PNG),
  ]
  const { id, version } = await published(world, school, { attachments: [kept, dropped] })
  const facts = announcementFacts({ attachments: [kept] })
  await world.call(school, 'announcements.edit', { id, version, facts })
  await world.owner.query(`update file set created_at = now() - interval '25 hours'`)
  const { rows: paths } = await world.owner.query<{ path: string }>(
    'select path from file where id = any($1) order by array_position($1, id)',
    [[kept, dropped]],
  )
  const signal = new AbortController().signal
  await clearUploads({ services: world.services, signal } as Parameters<typeof clearUploads>[0])
  const are = await Promise.all(
    paths.map(({ path }) => world.services.storage.get(path).then(Boolean, () => false)),
  )
  expect(are).toEqual([true, false])
})
