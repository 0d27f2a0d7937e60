import { afterEach, expect, test } from '@jest/globals'
import type { ReportData } from 'shared-types/reports/fields/field'
import { ask, codeOf } from '../../../test/builders/ask'
import { startClock, stopClock } from '../../../test/builders/clock'
import { seen, storedReport } from '../../../test/builders/forms'
import { application, SHENZHEN } from '../../../test/builders/reassignment'
import { openWorld, type Student } from '../../../test/contract/world'
import type { Person } from '../../../test/contract/people'

const world = await openWorld()
const level2 = await world.staff('10001level2')
const level1 = await world.staff('10001level1')
const centre = await world.staff('centre')

const HUNAN = '湖南省人力资源和社会保障厅'
afterEach(() => void startClock())

const settled = (options: object = {}) =>
  world.student({ origin: 'completed', dispatch: 'completed', ...options })

const dispatchOf = async (student: Student) => (await storedReport(world, student, 'dispatch'))[0]

const apply = async (student: Student, options?: Parameters<typeof application>[3]) =>
  ask(world, student, 'reassignments.apply', await application(world, student, student, options))

async function approve(by: Person, student: Student, times = 1) {
  for (let at = 0; at < times; at += 1) {
    const { id = '', version = 0 } = (await dispatchOf(student)) ?? {}
    await world.call(by, 'reports.review', { kind: 'dispatch', id, version, action: 'approve' })
  }
}

const certificatesOf = async (student: Student) => {
  const { rows } = await world.owner.query<{ state: string; end_reason: string | null }>(
    'select state, end_reason from certificate where student_id = $1 order by issued_at, id',
    [student.id],
  )
  return rows
}

test('a reassignment goes through three reviews; the certificate is replaced when it is completed', async () => {
  const student = await settled()
  const old = await world.call(student, 'certificates.draw', {})
  const before = await dispatchOf(student)
  expect(await apply(student)).toMatchObject({
    ok: true,
    value: {
      stage: 'level2',
      submission: 'reassignment',
      source: 'student',
      application: { former: before?.data, warnings: [] },
      history: expect.arrayContaining([expect.objectContaining({ action: 'reassign' })]),
    },
  })
  const listed = await world.call(level2, 'reports.list', {
    kind: 'dispatch',
    year: 2026,
    submission: 'reassignment',
    search: student.row.studentNumber,
  })
  expect(listed.rows).toMatchObject([{ stage: 'level2', source: 'student' }])
  expect(await certificatesOf(student)).toMatchObject([{ state: 'in-force' }])
  await approve(level2, student)
  await approve(level1, student)
  await approve(centre, student)
  expect(await dispatchOf(student)).toMatchObject({ stage: 'completed', data: SHENZHEN })
  expect(await certificatesOf(student)).toEqual([
    { state: 'superseded', end_reason: '改派' },
    { state: 'in-force', end_reason: null },
  ])
  const { certificate } = await world.call(student, 'certificates.mine', {})
  expect(certificate).toMatchObject({ receivingUnit: SHENZHEN['unit'] })
  const token = (url: string) => ({ token: url.split('/').at(-1) ?? '' })
  const verify = async (url: string) =>
    ask(world, { caller: 'public' }, 'certificates.verify', token(url))
  expect(await verify(old.verificationUrl)).toMatchObject({
    value: { verdict: 'superseded', holder: { endReason: '改派' } },
  })
  expect(await verify(certificate?.verificationUrl ?? '')).toMatchObject({
    value: { verdict: 'genuine', holder: { receivingUnit: SHENZHEN['unit'] } },
  })
})

test('if the new certificate cannot be put on record, the reassignment is not completed either', async () => {
  const student = await settled()
  await world.call(student, 'certificates.draw', {})
  await apply(student)
  await approve(level1, student)
  await world.owner.query(
    `create function refuse_certificate() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  )
  await world.owner.query(
    `create trigger refuse before insert on certificate for each row execute function refuse_certificate()`,
  )
  const { id, version } = (await dispatchOf(student)) ?? {}
  const review = { kind: 'dispatch', id, version, action: 'approve' }
  try {
    expect(codeOf(await ask(world, centre, 'reports.review', review))).toBe('unexpected')
  } finally {
    await world.owner.query('drop trigger refuse on certificate')
  }
  expect(await dispatchOf(student)).toMatchObject({ stage: 'centre', version })
  expect(await certificatesOf(student)).toMatchObject([{ state: 'in-force' }])
  expect(codeOf(await ask(world, centre, 'reports.review', review))).toBe('answered')
  expect(await certificatesOf(student)).toHaveLength(2)
})

test('who leaves the plan loses the certificate and gets no other', async () => {
  const student = await settled()
  await world.call(student, 'certificates.draw', {})
  const changes = { dispatchNature: 'outside-plan' }
  await apply(student, { changes, papers: ['originalCertificate', 'releaseLetter'] })
  await approve(level1, student)
  await approve(centre, student)
  expect(await certificatesOf(student)).toEqual([{ state: 'superseded', end_reason: '改派' }])
})

test('the service hall follows an application from the day it is possible to its end', async () => {
  const hall = async (person: Student) =>
    (await world.call(person, 'identity.who-am-i', {})).reassignment
  const student = await settled()
  const period = { opensOn: '2026-07-01', closesOn: '2028-06-30', formerHolds: false }
  stopClock('2026-06-30T23:30:00+08:00')
  expect(await hall(student)).toEqual({ stage: null, phase: 'before', ...period })
  stopClock('2028-07-01T00:30:00+08:00')
  expect(await hall(student)).toEqual({ stage: null, phase: 'over', ...period })
  startClock()
  expect(await hall(student)).toEqual({ stage: null, phase: 'open', ...period })
  await apply(student)
  expect(await hall(student)).toMatchObject({ stage: 'level2', formerHolds: true })
  await approve(level1, student)
  await approve(centre, student)
  expect(await hall(student)).toMatchObject({ stage: 'completed', phase: 'open', ...period })
  const { id = '', version = 0 } = (await dispatchOf(student)) ?? {}
  const reopen = { action: 'reopen' as const, opinion: '单位名称有误' }
  await world.call(centre, 'reports.review', { kind: 'dispatch', id, version, ...reopen })
  expect(await hall(student)).toMatchObject({ stage: 'rejected', formerHolds: false })
  expect(await hall(await world.student({ origin: 'completed' }))).toBeNull()
})

const windows: [when: string, now: string, options: object, reason: RegExp | undefined][] = [
  ['the plan is open', '2026-06-30T12:00:00+08:00', {}, /2026-07-01 起关闭/],
  ['the two years are over', '2028-07-01T00:30:00+08:00', {}, /2028-06-30 届满/],
  [
    'a doctor’s third year runs',
    '2029-01-01T12:00:00+08:00',
    { educationLevel: '11111' },
    undefined,
  ],
]

test.each(windows)('when %s, the window decides', async (_when, now, row, reason) => {
  const student = await settled({ row })
  const input = await application(world, student, student)
  stopClock(now)
  const { report } = await world.call(student, 'reports.mine', { kind: 'dispatch' })
  const reply = await ask(world, student, 'reassignments.apply', input)
  if (reason) {
    expect(report?.allowedActions).toEqual([])
    expect(reply).toMatchObject({
      code: 'reporting-closed',
      hint: { reason: expect.stringMatching(reason) },
    })
    expect(await dispatchOf(student)).toMatchObject({ stage: 'completed', version: input.version })
  } else {
    expect(report?.allowedActions).toEqual(['reassign'])
    expect(codeOf(reply)).toBe('answered')
  }
})

const papers: [who: string, options: object, changes: ReportData, missing: string[]][] = [
  [
    'from the province to another employer',
    {},
    SHENZHEN,
    ['acceptance', 'originalCertificate', 'releaseLetter', 'newAcceptance'],
  ],
  [
    'from the province back home',
    {},
    { dispatchNature: 'awaiting' },
    ['originalCertificate', 'releaseLetter'],
  ],
  [
    'from another province back home',
    { originData: { originRegion: '430102' }, row: { originRegion: '430102' } },
    { dispatchNature: 'awaiting', authority: HUNAN },
    ['originalCertificate'],
  ],
]

test.each(papers)(
  'one %s is asked for the papers of the rule',
  async (_who, options, changes, missing) => {
    const student = await settled(options)
    const reply = await apply(student, { changes, papers: [] })
    expect(reply).toMatchObject({ code: 'fields-invalid' })
    const problems = !reply.ok ? (reply.hint?.problems ?? []) : []
    expect(problems.map((it) => it.field)).toEqual(missing)
    expect(await dispatchOf(student)).toMatchObject({ stage: 'completed', submission: 'submitted' })
  },
)

test('a returned application is handed in again, or given up: then what was settled holds again', async () => {
  const student = await settled()
  const before = await dispatchOf(student)
  await apply(student)
  const { id = '', version = 0 } = (await dispatchOf(student)) ?? {}
  await world.call(level1, 'reports.review', {
    kind: 'dispatch',
    id,
    version,
    action: 'reject',
    opinion: '解约函不清楚',
  })
  const { report } = await world.call(student, 'reports.mine', { kind: 'dispatch' })
  expect(report?.allowedActions).toEqual(['submit', 'abandon'])
  await world.owner.query(`update reporting_switch set is_open = false where kind = 'dispatch'`)
  const again = { kind: 'dispatch' as const, version: version + 1, data: report?.data ?? {} }
  expect(await world.call(student, 'reports.submit', again)).toMatchObject({
    stage: 'level2',
    submission: 'reassignment',
  })
  const withdraw = { kind: 'dispatch', version: version + 2 }
  expect(codeOf(await ask(world, student, 'reports.withdraw', withdraw))).toBe('action-not-allowed')
  await world.call(student, 'reassignments.abandon-mine', { version: version + 2 })
  expect(await dispatchOf(student)).toEqual({ ...before, version: version + 3 })
})

test('a certificate that was revoked does not come back by applying and giving up', async () => {
  const student = await settled()
  const { id } = await world.call(student, 'certificates.draw', {})
  await world.call(centre, 'certificates.revoke', { id, reason: '信息有误' })
  await apply(student)
  const { version = 0 } = (await dispatchOf(student)) ?? {}
  await world.call(student, 'reassignments.abandon-mine', { version })
  const draw = await ask(world, student, 'certificates.draw', {})
  expect(codeOf(draw)).toBe('certificate-not-available')
})

test('the school applies for a graduate; other majors do not see them', async () => {
  const student = await settled()
  const { id } = seen(student, 'dispatch')
  const input = { id, ...(await application(world, level2, student)) }
  const other = await world.staff('10001other')
  expect(codeOf(await ask(world, other, 'reassignments.apply-for', input))).toBe('not-found')
  const stale = { ...input, version: input.version - 1 }
  expect(codeOf(await ask(world, level2, 'reassignments.apply-for', stale))).toBe('stale-version')
  expect(codeOf(await ask(world, centre, 'reassignments.apply-for', input))).toBe(
    'action-not-allowed',
  )
  expect(await world.call(level2, 'reassignments.apply-for', input)).toMatchObject({
    stage: 'level2',
    source: 'school',
    allowedActions: expect.arrayContaining(['approve']),
  })
})

test('a reviewer is told what speaks against it', async () => {
  const student = await settled({
    originData: { originRegion: '441422' },
    row: { originRegion: '441422' },
  })
  await apply(student)
  const report = await world.call(level2, 'reports.get', {
    kind: 'dispatch',
    id: seen(student, 'dispatch').id,
  })
  expect(report.application?.warnings).toEqual(['原派遣地梅州市属于山区市，原则上不予改派'])
})
