import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { YEAR } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
const centre = await world.staff('centre')
const reason = '单位名称有误'

const graduate = () => world.student({ origin: 'completed', dispatch: 'completed' })

async function issued() {
  const student = await graduate()
  return { student, certificate: await world.call(student, 'certificates.draw', {}) }
}

const verdictOf = ({ verificationUrl }: { verificationUrl: string }) =>
  world.call({ caller: 'public' }, 'certificates.verify', {
    token: verificationUrl.split('/').at(-1) ?? '',
  })

const reissue = (id: string) => ask(world, centre, 'certificates.reissue', { id, reason })

const inForce = async (student: Student) => {
  const { rows } = await world.owner.query<{ number: string }>(
    `select number from certificate where student_id = $1 and state = 'in-force'`,
    [student.id],
  )
  return rows.map((it) => it.number)
}

test('the centre issues the certificate of a graduate who has not asked; the graduate then has it', async () => {
  const student = await graduate()
  const reportId = student.reports.find((it) => it.kind === 'dispatch')?.id ?? ''
  const certificate = await world.call(centre, 'certificates.issue-one', { reportId })
  const { certificate: mine } = await world.call(student, 'certificates.mine', {})
  expect(mine).toEqual(certificate)
  expect(await world.call(centre, 'certificates.issue-one', { reportId })).toEqual(certificate)
  const origin = student.reports.find((it) => it.kind === 'origin')?.id ?? ''
  expect(codeOf(await ask(world, centre, 'certificates.issue-one', { reportId: origin }))).toBe(
    'not-found',
  )
})

test('a reissue takes the records of now; the old one says 已被更换 with the reason, the new one holds', async () => {
  const { student, certificate } = await issued()
  await world.owner.query(`update student set name = '王改名' where id = $1`, [student.id])
  const reply = await reissue(certificate.id)
  const renewed = (reply as { value: typeof certificate }).value
  expect(renewed).toMatchObject({ holderName: '王改名', state: 'in-force' })
  expect(renewed.number).not.toBe(certificate.number)
  expect(await verdictOf(certificate)).toMatchObject({
    verdict: 'superseded',
    holder: { endReason: reason },
  })
  expect(await verdictOf(renewed)).toMatchObject({ verdict: 'genuine' })
  expect(await inForce(student)).toEqual([renewed.number])
  const { rows } = await world.owner.query(
    `select after from audit_entry where operation = 'certificates.supersede' and subject_id = $1`,
    [certificate.id],
  )
  expect(rows).toEqual([{ after: { state: 'superseded', by: renewed.number } }])
})

test('what has ended cannot be reissued, and of reissues at the same moment one counts', async () => {
  const { student, certificate } = await issued()
  const replies = await Promise.all([reissue(certificate.id), reissue(certificate.id)])
  const numbers = replies.flatMap((it) => (it.ok ? [(it.value as { number: string }).number] : []))
  expect(new Set(numbers).size).toBe(1)
  expect(await inForce(student)).toEqual([numbers[0]])
  expect(codeOf(await reissue(certificate.id))).toBe('certificate-not-in-force')
})

test('a reissue whose file cannot be stored leaves the old certificate in force', async () => {
  const { student, certificate } = await issued()
  const { storage } = world.services
  const put = storage.put.bind(storage)
  storage.put = () => Promise.reject(new Error('disk full'))
  expect(codeOf(await reissue(certificate.id))).toBe('unexpected')
  storage.put = put
  expect(await inForce(student)).toEqual([certificate.number])
  expect(await verdictOf(certificate)).toMatchObject({ verdict: 'genuine' })
})

test('the list finds by name and by number, pages by cursor, and shows a school only its own', async () => {
  const all = [await issued(), await issued(), await issued()]
  const [first] = all
  const search = (input: object, account = 'centre') =>
    world
      .staff(account)
      .then((by) => world.call(by, 'certificates.search', { year: YEAR, ...input }))
  const page = await search({ limit: 2 })
  expect(page.rows).toHaveLength(2)
  const rest = await search({ limit: 100, after: page.next })
  expect(page.rows.length + rest.rows.length).toBe(page.total)
  const number = first?.certificate.number ?? ''
  expect((await search({ search: number })).rows).toMatchObject([{ number }])
  const { name = '' } = first?.student.row ?? {}
  expect((await search({ search: name })).rows.map((it) => it.holderName)).toContain(name)
  expect(
    (await search({ state: 'superseded' })).rows.every((it) => it.state === 'superseded'),
  ).toBe(true)
  expect((await search({}, '10002level1')).total).toBe(0)
  expect((await search({}, '10001level1')).total).toBe(page.total)
})

test('the drawer shows every certificate of the person with why each ended', async () => {
  const { certificate } = await issued()
  const reply = await reissue(certificate.id)
  const { id } = (reply as { value: { id: string } }).value
  const { history } = await world.call(centre, 'certificates.get', { id })
  expect(history).toMatchObject([
    { id, state: 'in-force', endReason: null },
    { id: certificate.id, state: 'superseded', endReason: reason },
  ])
})
