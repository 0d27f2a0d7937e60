import { expect, test } from '@jest/globals'
import { appealInput, entered } from '../../../test/builders/appeals'
import { ask, codeOf } from '../../../test/builders/ask'
import { nobody } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { openStudentSession } from '../identify-student'

const world = await openWorld()

const recorded = async (operation: string) => {
  const { rows } = await world.owner.query<{ school_id: string; after: unknown; before: unknown }>(
    'select school_id, before, after from audit_entry where operation = $1 order by at',
    [operation],
  )
  return rows
}

test('a student takes a copy of everything that is theirs and of nobody else; it is on record', async () => {
  const student = await world.student({ origin: 'level2' })
  const stranger = await world.student({ origin: 'level2' })
  await world.call(student, 'appeals.open', appealInput({ content: '本人的申诉' }))
  await world.call(stranger, 'appeals.open', appealInput({ content: '别人的申诉' }))
  const own = await world.call(student, 'identity.take-own-data', {})
  expect(own.reports.map((it) => [it.kind, it.holder.name])).toEqual([['origin', student.row.name]])
  expect(own.appeals.map((it) => it.entries[0]?.text)).toEqual(['本人的申诉'])
  const text = JSON.stringify(own)
  expect(text).not.toContain(stranger.row.studentNumber)
  expect(text).not.toContain(student.row.idNumber)
  expect((await recorded('identity.take-own-data')).at(-1)?.school_id).toBe(student.schoolId)
})

test('before a binding there is what was appealed, and no report', async () => {
  const visitor = await world.visitor()
  await world.call(visitor, 'appeals.open', appealInput({ person: entered(world) }))
  const own = await world.call(visitor, 'identity.take-own-data', {})
  expect(own).toMatchObject({ reports: [], certificate: null, archive: null })
  expect(own.appeals).toHaveLength(1)
})

test('whoever withdraws consent is asked again, keeps the binding, and can still see their data', async () => {
  const student = await world.student({ origin: 'draft' })
  const visitor = await world.call(student, 'identity.withdraw-consent', {})
  expect(visitor).toMatchObject({
    consent: { given: false },
    student: { name: student.row.name },
  })
  const mine = { kind: 'origin' as const }
  expect(codeOf(await ask(world, student, 'reports.mine', mine))).toBe('consent-required')
  expect((await world.call(student, 'identity.take-own-data', {})).reports).toHaveLength(1)
  const before = (await recorded('identity.withdraw-consent')).at(-1)?.before
  expect(before).toEqual({ version: visitor.consent.version })

  const { version } = visitor.consent
  await world.call(student, 'identity.give-consent', { version })
  expect((await world.call(student, 'reports.mine', mine)).report).not.toBeNull()
})

test('signing out everywhere ends all of one’s own sessions and nobody else’s', async () => {
  const [student, other] = [await world.student(), await world.student()]
  const open = async (openid = '') => ({
    caller: 'student' as const,
    token: await openStudentSession(world.services, openid, new Date()),
  })
  const [here, there, elsewhere] = [
    await open(student.openid),
    await open(student.openid),
    await open(other.openid),
  ]
  // The builder has opened one as well.
  expect(await world.call(here, 'identity.sign-out-everywhere', {})).toEqual({ ended: 3 })
  for (const ended of [here, there])
    expect(codeOf(await ask(world, ended, 'identity.who-am-i', {}))).toBe('sign-in-required')
  expect((await world.call(elsewhere, 'identity.who-am-i', {})).student?.name).toBe(other.row.name)
})

test('nobody takes anything without an identity', async () => {
  for (const operation of [
    'identity.take-own-data',
    'identity.withdraw-consent',
    'identity.sign-out-everywhere',
  ] as const)
    expect(codeOf(await ask(world, nobody('student'), operation, {}))).toBe('sign-in-required')
})

test('the home page knows open appeals, the answered among them, and the last day of a window', async () => {
  const student = await world.student({ origin: 'draft' })
  await world.call(student, 'appeals.open', appealInput())
  const seen = await world.call(student, 'identity.who-am-i', {})
  expect(seen.appeals).toEqual({ open: 1, answered: 0 })
  expect(seen.archive).toBeNull()
  const { rows } = await world.owner.query<{ closes_on: string | null }>(
    `select min(closes_on)::text as closes_on from reporting_switch s join student t on t.year = s.year
     where t.id = $1 and s.kind = 'origin' and s.is_open`,
    [student.id],
  )
  expect(seen.reports.find((it) => it.kind === 'origin')?.closesOn ?? null).toBe(
    rows[0]?.closes_on ?? null,
  )
})
