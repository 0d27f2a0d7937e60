import { expect, test } from '@jest/globals'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { seen, storedReport } from '../../../test/builders/forms'
import type { Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
const centre = await world.staff('centre')
const level1 = await world.staff('10001level1')
const reason = '发现信息有误'

async function issued() {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const certificate = await world.call(student, 'certificates.draw', {})
  return { student, certificate, token: certificate.verificationUrl.split('/').at(-1) ?? '' }
}

const revoke = (by: Person, id: string) => ask(world, by, 'certificates.revoke', { id, reason })
const mine = (student: Student) => world.call(student, 'certificates.mine', {})

const dispatchVersion = async (student: Student) =>
  (await storedReport(world, student, 'dispatch'))[0]?.version ?? 0

/** Reopened by the centre, sent again by the student, passed by school and centre. */
async function reviewAgain(student: Student) {
  const at = { kind: 'dispatch' as const, id: seen(student, 'dispatch').id }
  const reviewed = async (by: Person, action: 'approve' | 'reopen', opinion?: string) =>
    world.call(by, 'reports.review', {
      ...at,
      version: await dispatchVersion(student),
      action,
      ...(opinion && { opinion }),
    })
  await reviewed(centre, 'reopen', '请改为深圳')
  const { report } = await world.call(student, 'reports.mine', { kind: 'dispatch' })
  const data = { ...report?.data, reportingAddress: '深圳市福田区' }
  const version = await dispatchVersion(student)
  await world.call(student, 'reports.submit', { kind: 'dispatch', version, data })
  await reviewed(level1, 'approve')
  await reviewed(centre, 'approve')
}

test('the centre takes a certificate back with a reason that the holder and the employer read', async () => {
  const { student, certificate, token } = await issued()
  expect(await revoke(centre, certificate.id)).toMatchObject({
    value: { state: 'revoked', revocationReason: reason },
  })
  expect(await mine(student)).toMatchObject({
    certificate: { state: 'revoked' },
    available: false,
    reason: '证书已被撤销，请联系学校',
  })
  expect(codeOf(await ask(world, student, 'certificates.link-mine', {}))).toBe('not-found')
  const verdict = await world.call({ caller: 'public' }, 'certificates.verify', { token })
  expect(verdict).toMatchObject({ verdict: 'revoked', holder: { endReason: reason } })
})

test('of revocations at the same moment one counts, and later ones are told', async () => {
  const { certificate } = await issued()
  const codes = await codesAtOnce([revoke(centre, certificate.id), revoke(centre, certificate.id)])
  expect(codes).toEqual(['answered', 'certificate-not-in-force'])
  expect(codeOf(await revoke(centre, certificate.id))).toBe('certificate-not-in-force')
  const { rows } = await world.owner.query(
    `select before, after from audit_entry where operation = 'certificates.revoke' and subject_id = $1`,
    [certificate.id],
  )
  expect(rows).toEqual([{ before: { state: 'in-force' }, after: { state: 'revoked' } }])
})

test('a revocation needs a reason, and a certificate', async () => {
  const { certificate } = await issued()
  const blank = { id: certificate.id, reason: '  ' }
  expect(codeOf(await ask(world, centre, 'certificates.revoke', blank))).toBe('invalid-input')
  expect(codeOf(await revoke(centre, seen((await issued()).student, 'dispatch').id))).toBe(
    'not-found',
  )
})

test('no school revokes, even one whose role says so', async () => {
  const { student, certificate } = await issued()
  await world.owner.query(
    `update role set functions = array_append(functions, 'certificates.revoke')
     where name = '一级' and not 'certificates.revoke' = any (functions)`,
  )
  expect(codeOf(await revoke(level1, certificate.id))).toBe('permission-denied')
  expect((await mine(student)).certificate?.state).toBe('in-force')
})

test('a revoked certificate is not simply drawn again', async () => {
  const { student, certificate } = await issued()
  await revoke(centre, certificate.id)
  expect(await ask(world, student, 'certificates.draw', {})).toMatchObject({
    code: 'certificate-not-available',
    hint: { reason: '证书已被撤销，请联系学校' },
  })
})

test('a reopened dispatch takes its certificate along, without telling the world the opinion', async () => {
  const { student, token } = await issued()
  const reopen = { ...seen(student, 'dispatch'), action: 'reopen', opinion: '张三来电要求更改' }
  expect(codeOf(await ask(world, centre, 'reports.review', reopen))).toBe('answered')
  const verdict = await world.call({ caller: 'public' }, 'certificates.verify', { token })
  expect(verdict).toMatchObject({ verdict: 'revoked', holder: { endReason: '派遣方案退回修改' } })
  expect(JSON.stringify(verdict)).not.toContain('张三')
})

test('if the certificate cannot be revoked the dispatch is not reopened', async () => {
  const { student, certificate } = await issued()
  await world.owner.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  )
  await world.owner.query(
    'create trigger refuse before update on certificate for each row execute function refuse()',
  )
  try {
    const reopen = { ...seen(student, 'dispatch'), action: 'reopen', opinion: '有误' }
    expect(codeOf(await ask(world, centre, 'reports.review', reopen))).toBe('unexpected')
  } finally {
    await world.owner.query('drop trigger refuse on certificate')
  }
  expect(await storedReport(world, student, 'dispatch')).toMatchObject([{ stage: 'completed' }])
  expect((await mine(student)).certificate).toMatchObject({ id: certificate.id, state: 'in-force' })
})

test('reviewed again, the graduate draws a new one; the old stays revoked on its own page', async () => {
  const { student, certificate, token } = await issued()
  await reviewAgain(student)
  expect(await mine(student)).toMatchObject({ available: true, certificate: { state: 'revoked' } })

  const again = await world.call(student, 'certificates.draw', {})

  expect(again.number).not.toBe(certificate.number)
  expect(again.printed.receivingAddress).toBe('深圳市福田区')
  const list = { reportId: seen(student, 'dispatch').id }
  const { certificates } = await world.call(level1, 'certificates.list', list)
  expect(certificates.map((it) => [it.id, it.state])).toEqual([
    [again.id, 'in-force'],
    [certificate.id, 'revoked'],
  ])
  const verdict = await world.call({ caller: 'public' }, 'certificates.verify', { token })
  expect(verdict.verdict).toBe('revoked')
})
