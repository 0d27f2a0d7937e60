import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { onRegister } from '../../../test/builders/past-certificate'
import type { Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'
import { within } from '../../database/scope'
import { idNumber } from '../../imports/test/roll-rows'
import { findKnownPast, type PastContent } from '../past/records'

const world = await openWorld()
const { services } = world

const register = (changes: Partial<PastContent>, school?: '10001' | '10002') =>
  onRegister(world, changes, school)

async function verified(person: { name: string; idNumber: string }, outcome = 'passed' as const) {
  const visitor = await world.visitor()
  await checkFace(visitor, person, outcome)
  return visitor
}

async function checkFace(
  visitor: Person,
  person: { name: string; idNumber: string },
  outcome: 'passed' | 'failed',
) {
  const { checkId } = await world.call(visitor, 'identity.start-face-check', person)
  await world.call(visitor, 'identity.answer-sandbox-face-check', { checkId, outcome })
  await world.call(visitor, 'identity.finish-face-check', { checkId })
}

const numbersOf = async (person: Person) =>
  (await world.call(person, 'certificates.my-past', {})).records.map((it) => it.number)

const whoIs = ({ row }: Student) => ({ name: row.name ?? '', idNumber: row.idNumber ?? '' })

test('an alumnus of whom no roll is left sees their own record by the face check alone, and nobody else’s', async () => {
  const [me, other] = [
    { name: '历届甲', idNumber: idNumber(901) },
    { name: '历届乙', idNumber: idNumber(902) },
  ]
  const mine = [await register({ ...me, year: 2008 }), await register(me)]
  const theirs = await register(other)
  const visitor = await verified(me)
  const { records, isVerified } = await world.call(visitor, 'certificates.my-past', {})
  expect(isVerified).toBe(true)
  expect(records).toMatchObject([
    { number: mine[1], year: 2012, name: '历届甲', schoolName: '甲大学', colour: 'blue' },
    { number: mine[0], year: 2008 },
  ])
  expect(JSON.stringify(records)).not.toContain(me.idNumber)
  expect(await numbersOf(await verified(other))).toEqual([theirs])
  const { pastCertificates } = await world.call(visitor, 'identity.take-own-data', {})
  expect(pastCertificates).toEqual(records)
  const token = records[0]?.verificationUrl.split('/').at(-1) ?? ''
  expect(await world.call({ caller: 'public' }, 'certificates.verify', { token })).toMatchObject({
    verdict: 'on-register',
  })
})

test('before a face check, or after one that failed, nobody is known and nothing is shown', async () => {
  const person = { name: '历届丙', idNumber: idNumber(903) }
  await register(person)
  const visitor = await world.visitor()
  const nothing = { records: [], isVerified: false }
  expect(await world.call(visitor, 'certificates.my-past', {})).toEqual(nothing)
  await checkFace(visitor, person, 'failed')
  expect(await world.call(visitor, 'certificates.my-past', {})).toEqual(nothing)
})

test('the same number under another name is another person to a face check; a row without a number is nobody’s', async () => {
  const idOf = idNumber(904)
  await register({ name: '历届丁', idNumber: idOf })
  await register({ name: '历届戊', idNumber: '' })
  expect(await numbersOf(await verified({ name: '历届戊', idNumber: idOf }))).toEqual([])
})

test('who is bound sees their own; without consent there is nothing', async () => {
  const student = await world.student()
  const stranger = await world.student()
  const number = await register(whoIs(student))
  expect(await numbersOf(student)).toEqual([number])
  expect(await numbersOf(stranger)).toEqual([])
  await world.call(student, 'identity.withdraw-consent', {})
  expect(codeOf(await ask(world, student, 'certificates.my-past', {}))).toBe('consent-required')
})

test('a school that vouches for a person opens its own registers alone', async () => {
  const student = await world.student()
  const ours = await register(whoIs(student))
  await register({ ...whoIs(student) }, '10002')
  await world.owner.query(
    `update wechat_account set face_provider = 'school' where student_id = $1`,
    [student.id],
  )
  expect(await numbersOf(student)).toEqual([ours])
})

test('a number that a school has written on its roll opens nothing', async () => {
  const [victim, student] = [{ name: '历届辛', idNumber: idNumber(907) }, await world.student()]
  await register(victim)
  await world.owner.query(`update student set name = $2, id_number_index = $3 where id = $1`, [
    student.id,
    victim.name,
    services.keys.blindIndex('id-number', victim.idNumber),
  ])
  expect(await numbersOf(student)).toEqual([])
})

test('nothing but the person can be asked for', async () => {
  const visitor = await verified({ name: '历届己', idNumber: idNumber(905) })
  const reply = await ask(world, visitor, 'certificates.my-past', { idNumber: idNumber(901) })
  expect(codeOf(reply)).toBe('invalid-input')
})

test('what was loaded before it could be found by a person is written again by the next load', async () => {
  const person = { name: '历届庚', idNumber: idNumber(906) }
  const number = await register(person)
  const digest = async () =>
    (await within(services.db, { role: 'system' }, (tx) => findKnownPast(tx, [number]))).known.map(
      (it) => it.digest,
    )
  expect(await digest()).not.toEqual([''])
  await world.owner.query('update past_certificate set person_index = null where number = $1', [
    number,
  ])
  expect(await digest()).toEqual([''])
})
