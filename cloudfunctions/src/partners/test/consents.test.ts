import { expect, test } from '@jest/globals'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { statementOn } from '../../../test/builders/partner-statement'
import { nobody, type Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'
import { entryOf } from '../../archives/test/entries'
import { within, type Scope } from '../../database/scope'
import { personIndex } from '../../identity/verified-person'
import { askAs, studentWithArchive, type PartnerOperation } from './statements'

const world = await openWorld()
const { services, owner } = world

const WHEREABOUTS = 'partner.archive-whereabouts'
const telling = async (by: Person, about: Pick<Student, 'row'>, operation?: PartnerOperation) =>
  codeOf(await askAs(world, by, operation ?? WHEREABOUTS, statementOn(about)))

const mine = async (person: Person) => (await world.call(person, 'partners.mine', {})).partners
const callsOf = async (person: Person) => (await world.call(person, 'partners.my-calls', {})).calls
const idOf = (partner: Person) => ({ id: partner.id ?? '' })

const recorded = async (operation: string, student: Student) => {
  const { rows } = await owner.query<{ after: object }>(
    'select after from audit_entry where operation = $1 and school_id = $2 order by at',
    [operation, student.schoolId],
  )
  return rows.map((it) => it.after)
}

test('a student sees which partner asked about them, what for, when and on which consent; nobody else does', async () => {
  const [student, stranger] = [await studentWithArchive(world), await studentWithArchive(world)]
  const partner = await world.partner()
  expect(await mine(student)).toEqual([])
  const statement = statementOn(student)
  await world.call(partner, WHEREABOUTS, statement)
  await askAs(world, partner, 'partner.certificate', statementOn(student))
  expect(await mine(student)).toMatchObject([
    { id: partner.id, purpose: '办理档案转递', calls: 2, refusedAt: null },
  ])
  expect(await callsOf(student)).toMatchObject([
    { scope: 'certificate', outcome: 'nothing' },
    {
      scope: 'archive-whereabouts',
      outcome: 'told',
      authentication: 'face',
      consentVersion: '2026-01',
      consentGivenAt: statement.consent.givenAt,
    },
  ])
  expect([await mine(stranger), await callsOf(stranger)]).toEqual([[], []])
  const visitor = await world.visitor()
  expect(await world.call(visitor, 'partners.mine', {})).toEqual({
    isVerified: false,
    partners: [],
  })
  expect(await callsOf(visitor)).toEqual([])
})

test('who refuses a partner is not told about until they allow it again; other partners and other people are', async () => {
  const [student, other] = [await studentWithArchive(world), await studentWithArchive(world)]
  const [partner, another] = [await world.partner(), await world.partner()]
  for (const by of [partner, another]) expect(await telling(by, student)).toBe('answered')
  const { partners } = await world.call(student, 'partners.refuse-mine', idOf(partner))
  expect(partners.map((it) => [it.id, it.refusedAt !== null])).toEqual(
    expect.arrayContaining([
      [partner.id, true],
      [another.id, false],
    ]),
  )
  const refused = await askAs(world, partner, WHEREABOUTS, statementOn(student))
  expect(refused).toMatchObject({ ok: false, code: 'consent-withdrawn' })
  expect(refused.ok ? '' : refused.message).toContain('撤回')
  expect(await telling(another, student)).toBe('answered')
  expect(await telling(partner, other)).toBe('answered')
  expect((await callsOf(student)).map((it) => it.outcome)).toEqual([
    'told',
    'withheld',
    'told',
    'told',
  ])

  await world.call(student, 'partners.allow-mine', idOf(partner))
  expect(await telling(partner, student)).toBe('answered')
  const { rows } = await owner.query(
    'select from partner_refusal where partner_id = $1 and allowed_at is not null',
    [partner.id],
  )
  expect(rows).toHaveLength(1)
})

test('a refusal also covers the certificate, and a name that is not theirs learns nothing of it', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  await world.call(student, 'certificates.draw', {})
  const partner = await world.partner()
  expect(await telling(partner, student, 'partner.certificate')).toBe('answered')
  await world.call(student, 'partners.refuse-mine', idOf(partner))
  expect(await telling(partner, student, 'partner.certificate')).toBe('consent-withdrawn')
  const guessed = { row: { ...student.row, name: '另一人' } }
  expect(await telling(partner, guessed, 'partner.certificate')).toBe('not-found')
})

test('said twice it holds once and is on record once, in the chain of the school', async () => {
  const student = await studentWithArchive(world)
  const partner = await world.partner()
  await telling(partner, student)
  const before = (await recorded('partners.refuse-mine', student)).length
  const both = await codesAtOnce([
    ask(world, student, 'partners.refuse-mine', idOf(partner)),
    ask(world, student, 'partners.refuse-mine', idOf(partner)),
  ])
  expect(both).toEqual(['answered', 'answered'])
  const after = await recorded('partners.refuse-mine', student)
  expect(after).toHaveLength(before + 1)
  expect(JSON.stringify(after)).not.toContain(student.row.name)
  await world.call(student, 'partners.allow-mine', idOf(partner))
  await world.call(student, 'partners.allow-mine', idOf(partner))
  expect(await telling(partner, student)).toBe('answered')
})

test('of calls under way while the person refuses, each is answered and on record before, or refused after', async () => {
  const student = await studentWithArchive(world)
  const partner = await world.partner()
  await telling(partner, student)
  const calls = Array.from({ length: 12 }, () => telling(partner, student))
  const refusing = world.call(student, 'partners.refuse-mine', idOf(partner))
  const codes = [...(await Promise.all(calls)), (await refusing, await telling(partner, student))]
  expect(codes.at(-1)).toBe('consent-withdrawn')
  expect(new Set(codes)).toEqual(
    new Set(codes.includes('answered') ? ['answered', 'consent-withdrawn'] : ['consent-withdrawn']),
  )
  const seen = await callsOf(student)
  expect(seen.filter((it) => it.outcome === 'told')).toHaveLength(
    1 + codes.filter((it) => it === 'answered').length,
  )
})

test('a partner that never asked about somebody, or asked about another, is none of theirs to refuse or allow', async () => {
  const [student, stranger] = [await studentWithArchive(world), await studentWithArchive(world)]
  const partner = await world.partner()
  await telling(partner, student)
  await world.call(student, 'partners.refuse-mine', idOf(partner))
  for (const operation of ['partners.refuse-mine', 'partners.allow-mine'] as const) {
    expect(codeOf(await ask(world, stranger, operation, idOf(partner)))).toBe('not-found')
    const visitor = await world.visitor()
    expect(codeOf(await ask(world, visitor, operation, idOf(partner)))).toBe('face-required')
    expect(codeOf(await ask(world, nobody('student'), operation, idOf(partner)))).toBe(
      'sign-in-required',
    )
  }
  expect(await telling(partner, student)).toBe('consent-withdrawn')
})

test('it is a right that stays when the platform’s own consent is withdrawn, and goes by the person, not the roll', async () => {
  const student = await studentWithArchive(world)
  const partner = await world.partner()
  await telling(partner, student)
  await world.call(student, 'identity.withdraw-consent', {})
  await world.call(student, 'partners.refuse-mine', idOf(partner))
  expect(await telling(partner, student)).toBe('consent-withdrawn')
  // Another school enters the same person: the refusal was theirs, not that record's.
  const { name = '', idNumber = '' } = student.row
  const again = await world.student({ school: '10002', row: { name, idNumber } })
  await world.call(await world.staff('10002level1'), 'archives.add', entryOf(again))
  expect(await telling(partner, again)).toBe('consent-withdrawn')
})

test('whoever a school vouched for decides about that school’s records, and sees what was told of those', async () => {
  const student = await studentWithArchive(world)
  const { name = '', idNumber = '' } = student.row
  const elsewhere = await world.student({ school: '10002', row: { name, idNumber } })
  await owner.query(`update wechat_account set face_provider = 'school' where student_id = $1`, [
    elsewhere.id,
  ])
  const partner = await world.partner()
  await telling(partner, student)
  expect(await mine(elsewhere)).toEqual([])
  const refusal = await ask(world, elsewhere, 'partners.refuse-mine', idOf(partner))
  expect(codeOf(refusal)).toBe('not-found')

  await world.call(await world.staff('10002level1'), 'archives.add', entryOf(elsewhere))
  await telling(partner, student)
  expect(await callsOf(elsewhere)).toHaveLength(1)
  await world.call(elsewhere, 'partners.refuse-mine', idOf(partner))
  const { archives } = await world.call(partner, WHEREABOUTS, statementOn(student))
  expect(archives.map((it) => it.schoolName)).toEqual(['甲大学'])
  // The face check says more than a school's word: it ends the refusal that was made on it.
  await world.call(student, 'partners.allow-mine', idOf(partner))
  expect((await world.call(partner, WHEREABOUTS, statementOn(student))).archives).toHaveLength(2)
})

test('who was bound by a permit, without a face check, sees and decides as well', async () => {
  const number = 'H09912345'
  const row = { idType: '港澳居民来往内地通行证', idNumber: number, sex: '女' }
  const student = await world.student({ row })
  await owner.query(
    `update wechat_account set face_provider = null, face_person_index = null, face_verified_at = null
      where student_id = $1`,
    [student.id],
  )
  const person = {
    name: student.row.name ?? '',
    idNumber: number,
    idType: 'hk-macau-permit' as const,
  }
  await world.call(
    await world.staff('10001level2'),
    'archives.add',
    entryOf(student, { person: { ...person } }),
  )
  const partner = await world.partner()
  const statement = statementOn(student, { idType: 'hk-macau-permit' })
  expect(codeOf(await askAs(world, partner, WHEREABOUTS, statement))).toBe('answered')
  expect(await mine(student)).toMatchObject([{ id: partner.id }])
  await world.call(student, 'partners.refuse-mine', idOf(partner))
  expect(
    codeOf(
      await askAs(world, partner, WHEREABOUTS, statementOn(student, { idType: 'hk-macau-permit' })),
    ),
  ).toBe('consent-withdrawn')
})

test('the copy of one’s own data holds every call, over several pages', async () => {
  const student = await studentWithArchive(world)
  const partner = await world.partner()
  for (let at = 0; at < 3; at += 1) await telling(partner, student)
  await owner.query(
    `insert into partner_call (id, partner_id, key_id, at, operation, outcome, person, authentication,
        consent_version, consent_given_at, address, request_id)
      select gen_random_uuid(), partner_id, key_id, at - make_interval(hours => n), operation, outcome, person,
        authentication, consent_version, consent_given_at, address, request_id
      from partner_call, generate_series(1, 70) n where partner_id = $1`,
    [partner.id],
  )
  const { partners } = await world.call(student, 'identity.take-own-data', {})
  expect(partners).toMatchObject({ isVerified: true, partners: [{ id: partner.id, calls: 213 }] })
  expect(new Set(partners.calls.map((it) => it.id)).size).toBe(213)
  const first = await world.call(student, 'partners.my-calls', { limit: 100 })
  expect(first.calls).toEqual(partners.calls.slice(0, 100))
  expect(codeOf(await ask(world, student, 'partners.my-calls', { after: 'x' }))).toBe(
    'invalid-input',
  )
})

test('the database shows a person their own calls and refusals, and no other role any', async () => {
  const [student, other] = [await studentWithArchive(world), await studentWithArchive(world)]
  const partner = await world.partner()
  for (const it of [student, other]) await telling(partner, it)
  await world.call(student, 'partners.refuse-mine', idOf(partner))
  const indexOf = ({ row }: Student) => personIndex(services, row.name ?? '', row.idNumber ?? '')
  const seen = (scope: Scope) =>
    within(services.db, scope, async (tx) => ({
      calls: (await tx.selectFrom('partner_call').select('person').execute()).map(
        (it) => it.person,
      ),
      refusals: (await tx.selectFrom('partner_refusal').select('person').execute()).length,
      partners: (await tx.selectFrom('partner').select('id').execute()).map((it) => it.id),
      keys: (await tx.selectFrom('partner_key').select('id').execute()).length,
      students: (await tx.selectFrom('student').select('id').execute()).length,
    }))
  const as = (it: Student, vouchedBy: string | null = null): Scope => ({
    role: 'person',
    person: indexOf(it),
    vouchedBy,
  })
  const nothing = { calls: [], refusals: 0, partners: [], keys: 0, students: 0 }
  const own = { ...nothing, partners: [partner.id] }
  expect(await seen(as(student))).toEqual({ ...own, calls: [indexOf(student)], refusals: 1 })
  expect(await seen(as(other))).toEqual({ ...own, calls: [indexOf(other)] })
  expect(await seen(as(student, world.schoolOf('10002').id))).toEqual(nothing)
  expect(await seen({ role: 'person', person: '', vouchedBy: null })).toEqual(nothing)
  const { schoolId = '', id: studentId = '' } = student
  for (const scope of [
    { role: 'student', schoolId, studentId },
    { role: 'staff', schoolId, majors: 'all' },
  ] as const)
    expect(await seen(scope)).toMatchObject({ calls: [], refusals: 0, partners: [] })
  const change = within(services.db, as(student), (tx) =>
    tx.updateTable('partner_refusal').set({ allowed_at: new Date() }).executeTakeFirst(),
  )
  expect((await change).numUpdatedRows).toBe(0n)
})
