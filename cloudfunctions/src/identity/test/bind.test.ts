import { afterEach, expect, test } from '@jest/globals'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { passTime, startClock, stopClock } from '../../../test/builders/clock'
import type { Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'
import { idNumber } from '../../imports/test/roll-rows'

const world = await openWorld()

afterEach(async () => {
  startClock()
  await world.owner.query('delete from attempt')
})

const whoIs = ({ row }: Student) => ({ name: row.name ?? '', idNumber: row.idNumber ?? '' })

/** Goes through the sandbox's face check with this outcome. */
async function checkFace(
  visitor: Person,
  person: { name: string; idNumber: string },
  outcome: 'passed' | 'failed' = 'passed',
) {
  const { checkId } = await world.call(visitor, 'identity.start-face-check', person)
  await world.call(visitor, 'identity.answer-sandbox-face-check', { checkId, outcome })
  await world.call(visitor, 'identity.finish-face-check', { checkId })
}

/** A WeChat that has passed the face check as this student. */
async function verified(student: Student): Promise<Person> {
  const visitor = await world.visitor()
  await checkFace(visitor, whoIs(student))
  return visitor
}

const bind = (visitor: Person, input: object) =>
  ask(world, visitor, 'identity.bind', { idType: 'resident', ...input })

const unbound = () => world.student({ bound: false })

const permitHolder = (order: number) => {
  const number = `H0${String(order).padStart(7, '0')}`
  const row = { idType: '港澳居民来往内地通行证', idNumber: number, sex: '女' }
  return world.student({ bound: false, row })
}

const bindPermit = (visitor: Person, student: Student, changes: object = {}) =>
  bind(visitor, { idType: 'hk-macau-permit', ...whoIs(student), ...changes })

const holderOf = async (student: Student) => {
  const { rows } = await world.owner.query('select from wechat_account where student_id = $1', [
    student.id,
  ])
  return rows.length
}

test('verified by face as themselves, a student is bound to their record', async () => {
  const student = await unbound()
  const visitor = await verified(student)
  const reply = await bind(visitor, whoIs(student))
  expect(reply).toMatchObject({
    value: {
      face: { provider: 'sandbox' },
      student: { name: student.row.name, studentNumber: student.row.studentNumber },
      certificate: 'none',
    },
  })
  expect(JSON.stringify(reply)).not.toContain(student.row.idNumber)
  const { rows } = await world.owner.query(
    `select school_id, after from audit_entry where operation = 'identity.bind' and subject_id = $1`,
    [student.id],
  )
  expect(rows).toEqual([{ school_id: student.schoolId, after: { faceProvider: 'sandbox' } }])
})

test('spaces and small letters in an ID number do not matter', async () => {
  const student = await unbound()
  const visitor = await verified(student)
  const spaced = (student.row.idNumber ?? '').replace(/^(.{6})/, '$1 ').toLowerCase()
  expect(codeOf(await bind(visitor, { ...whoIs(student), idNumber: spaced }))).toBe('answered')
})

test('without the check, after a failed one, or verified as somebody else, nobody is bound', async () => {
  const student = await unbound()
  const visitor = await world.visitor()
  expect(codeOf(await bind(visitor, whoIs(student)))).toBe('face-required')
  await checkFace(visitor, whoIs(student), 'failed')
  expect(codeOf(await bind(visitor, whoIs(student)))).toBe('face-required')
  await checkFace(visitor, { name: '别人', idNumber: idNumber(900) })
  expect(codeOf(await bind(visitor, whoIs(student)))).toBe('face-required')
  expect(await holderOf(student)).toBe(0)
})

test('what the client says about the outcome is not even read', async () => {
  const student = await unbound()
  const visitor = await world.visitor()
  const { checkId } = await world.call(visitor, 'identity.start-face-check', whoIs(student))
  const claim = { checkId, outcome: 'passed' }
  expect(codeOf(await ask(world, visitor, 'identity.finish-face-check', claim))).toBe(
    'invalid-input',
  )
  const { outcome } = await world.call(visitor, 'identity.finish-face-check', { checkId })
  expect(outcome).toBe('pending')
  expect(codeOf(await bind(visitor, whoIs(student)))).toBe('face-required')
})

test('the check of somebody else can be neither answered nor finished', async () => {
  const student = await unbound()
  const visitor = await world.visitor()
  const stranger = await world.visitor()
  const { checkId } = await world.call(visitor, 'identity.start-face-check', whoIs(student))
  const answer = { checkId, outcome: 'passed' }
  expect(codeOf(await ask(world, stranger, 'identity.answer-sandbox-face-check', answer))).toBe(
    'not-found',
  )
  expect(codeOf(await ask(world, stranger, 'identity.finish-face-check', { checkId }))).toBe(
    'not-found',
  )
})

test('ten checks a day, then a pause; the next day there are ten again', async () => {
  stopClock('2026-06-01T02:00:00Z')
  const visitor = await world.visitor()
  const person = { name: '样例', idNumber: idNumber(901) }
  const start = () => ask(world, visitor, 'identity.start-face-check', person)
  const codes = await codesAtOnce(Array.from({ length: 13 }, start))
  expect(codes.filter((it) => it === 'answered')).toHaveLength(10)
  expect(codes.filter((it) => it === 'too-many-requests')).toHaveLength(3)
  expect(codeOf(await start())).toBe('too-many-requests')
  passTime(24 * 3600 + 1)
  expect(codeOf(await start())).toBe('answered')
})

test('a malformed number is named, before anybody is asked', async () => {
  const visitor = await world.visitor()
  const person = { name: '样例', idNumber: '440106200401010000' }
  for (const operation of ['identity.start-face-check', 'identity.bind'] as const) {
    const input = operation === 'identity.bind' ? { idType: 'resident', ...person } : person
    expect(await ask(world, visitor, operation, input)).toMatchObject({
      code: 'fields-invalid',
      hint: { problems: [{ field: 'idNumber', message: '身份证号校验位不正确，请核对' }] },
    })
  }
  const invisible = { name: '样\u200b例', idNumber: idNumber(902) }
  expect(await ask(world, visitor, 'identity.start-face-check', invisible)).toMatchObject({
    hint: { problems: [{ field: 'name' }] },
  })
})

test('students from Hong Kong and Macau are bound by permit, without a face check', async () => {
  const student = await permitHolder(1)
  expect(await bindPermit(await world.visitor(), student)).toMatchObject({
    value: { face: null, student: { name: student.row.name } },
  })
})

test('whatever does not fit, the refusal is the same and tells nothing', async () => {
  const student = await permitHolder(2)
  const taken = await permitHolder(3)
  await bindPermit(await world.visitor(), taken)
  const mainland = await unbound()
  const tries: [Student, object][] = [
    [student, { name: '错名' }],
    [student, { idNumber: 'H09999999' }],
    [student, { studentNumber: '00000000' }],
    [student, { idType: 'taiwan-permit', idNumber: '12345678' }],
    [taken, {}],
    [mainland, { idType: 'hk-macau-permit', idNumber: 'H08888888' }],
  ]
  const visitor = await world.visitor()
  for (const [of, changes] of tries) {
    const { requestId: _, ...reply } = await bindPermit(visitor, of, changes)
    expect(reply).toEqual({
      ok: false,
      code: 'binding-refused',
      message: '未找到与您填写的信息一致的学籍，请核对后重试，或提交申诉',
      hint: {},
    })
    await world.owner.query('delete from attempt')
  }
  expect(await holderOf(student)).toBe(0)
  expect(await holderOf(taken)).toBe(1)
})

test('a record of a disabled school cannot be bound', async () => {
  const student = await permitHolder(4)
  await world.owner.query(`update school set enabled = false where code = '10001'`)
  try {
    expect(codeOf(await bindPermit(await world.visitor(), student))).toBe('binding-refused')
  } finally {
    await world.owner.query(`update school set enabled = true where code = '10001'`)
  }
})

test('five wrong tries of one WeChat make it wait, and the right answer waits too', async () => {
  stopClock('2026-06-01T02:00:00Z')
  const student = await permitHolder(5)
  const visitor = await world.visitor()
  for (let tries = 0; tries < 5; tries += 1)
    expect(codeOf(await bindPermit(visitor, student, { name: `错${tries}` }))).toBe(
      'binding-refused',
    )
  expect(await bindPermit(visitor, student)).toMatchObject({
    code: 'too-many-requests',
    hint: { retryAfterSeconds: 30 },
  })
  expect(codeOf(await bindPermit(await world.visitor(), await permitHolder(6)))).toBe('answered')
  passTime(30)
  expect(codeOf(await bindPermit(visitor, student))).toBe('answered')
})

test('ten wrong tries at one person, from however many WeChats, make everybody wait', async () => {
  const student = await permitHolder(7)
  const visitors = await Promise.all(Array.from({ length: 12 }, () => world.visitor()))
  const codes = await codesAtOnce(
    visitors.map((visitor, order) => bindPermit(visitor, student, { name: `错${order}` })),
  )
  expect(codes.filter((it) => it === 'binding-refused')).toHaveLength(10)
  expect(codes.filter((it) => it === 'too-many-requests')).toHaveLength(2)
}, 30_000)

test('of WeChats that bind the same student at the same moment one wins', async () => {
  for (let round = 0; round < 4; round += 1) {
    const student = await permitHolder(100 + round)
    const visitors = [await world.visitor(), await world.visitor(), await world.visitor()]
    const codes = await codesAtOnce(visitors.map((it) => bindPermit(it, student)))
    expect(codes).toEqual(['answered', 'binding-refused', 'binding-refused'])
    expect(await holderOf(student)).toBe(1)
  }
}, 30_000)

test('one WeChat that binds two students at the same moment holds one', async () => {
  const [first, second] = [await permitHolder(200), await permitHolder(201)]
  const visitor = await world.visitor()
  const codes = await codesAtOnce([bindPermit(visitor, first), bindPermit(visitor, second)])
  expect(codes).toEqual(['already-bound', 'answered'])
  expect((await holderOf(first)) + (await holderOf(second))).toBe(1)
})

test('a bound WeChat starts no other check and binds no other record', async () => {
  const bound = await world.student()
  const other = await unbound()
  expect(codeOf(await ask(world, bound, 'identity.start-face-check', whoIs(other)))).toBe(
    'already-bound',
  )
  expect(codeOf(await bind(bound, whoIs(other)))).toBe('already-bound')
})
