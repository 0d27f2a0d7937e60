import { Writable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { pino } from 'pino'
import type { Reply } from 'shared-types/operation'
import { logOptions } from '../../src/runtime/log'
import { ask } from '../builders/ask'
import { PNG } from '../builders/file-bytes'
import { originForm, seen, storedReport } from '../builders/forms'
import { nobody, YEAR } from '../contract/people'
import { openWorld } from '../contract/world'
import { tripwire } from './tripwire'

const world = await openWorld()
const wire = tripwire()
const lines: string[] = []
const kept = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(chunk.toString())
    done()
  },
})
// The product's own lines, without the net that strikes what slips in: nothing may need it.
world.services.log = pino({ level: 'debug', ...logOptions }, kept)

const NAME = '欧阳靖雯'
const MOBILE = '14500000099'
const PARENT = '14500000098'
const row = { name: NAME, studentNumber: '20229999' }

const refusals: Reply[] = []
const links: string[] = []

/** Calls; refusals and links are kept to be looked through. */
async function call(
  ...given: Parameters<typeof ask> extends [unknown, ...infer Rest] ? Rest : never
) {
  const reply = await ask(world, ...given)
  if (!reply.ok) refusals.push(reply)
  const { url } = reply.ok ? (reply.value as { url?: unknown }) : {}
  if (typeof url === 'string') links.push(url)
  return reply
}

async function refuseInserts(table: string, work: () => Promise<unknown>) {
  await world.owner.query(`create or replace function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'row % refused', new using detail = new::text; end $$`)
  await world.owner.query(
    `create trigger refuse before insert or update on ${table} for each row execute function refuse()`,
  )
  await work()
  await world.owner.query(`drop trigger refuse on ${table}`)
}

test('from the roll to the certificate, refusals and defects included, no log line, refusal, link or path names a person', async () => {
  const student = await world.student({ origin: 'draft', row })
  const idNumber = student.row.idNumber ?? ''
  const [level1, centre] = [await world.staff('10001level1'), await world.staff('centre')]

  // Somebody else tries to be this person.
  const visitor = await world.visitor()
  const claim = { name: NAME, idNumber }
  await call(visitor, 'identity.bind', { idType: 'resident', ...claim })
  await call(visitor, 'identity.bind', {
    idType: 'resident',
    ...claim,
    idNumber: `${idNumber.slice(0, 17)}?`,
  })
  await call(visitor, 'identity.start-face-check', claim)
  await call(nobody('staff'), 'accounts.sign-in', { account: idNumber, password: NAME })
  for (const input of [claim, { year: YEAR, search: NAME, mobile: MOBILE }, NAME])
    await call(level1, 'students.list', input)

  // The report, with a mistake, with a defect behind it, and well.
  const { kind, version, data } = await originForm(world, student, {
    mobile: MOBILE,
    parentPhone: PARENT,
  })
  const form = { kind, version, data }
  await call(student, 'reports.submit', {
    ...form,
    data: { ...data, mobile: `${MOBILE}x`, [NAME]: MOBILE },
  })
  await call(student, 'reports.submit', { ...form, data: { ...data, originRegion: idNumber } })
  await refuseInserts('report', () => call(student, 'reports.submit', form))
  await refuseInserts('student', () => call(student, 'reports.submit', form))
  await call(student, 'reports.submit', form)
  const file = await world.upload(student, 'attachment', PNG, { name: `${NAME}${idNumber}.png` })
  await call(student, 'files.link', { fileId: file })

  // Through review to the certificate; then somebody asks about it.
  const at = { kind, id: seen(student, 'origin').id }
  for (const [by, action] of [
    [level1, 'approve'],
    [centre, 'approve'],
    [centre, 'approve'],
  ] as const) {
    const [stored] = await storedReport(world, student, 'origin')
    const review = { ...at, version: stored?.version ?? 0, action, opinion: `${NAME}${MOBILE}` }
    await refuseInserts('student', () => call(by, 'reports.review', { ...review }))
    await call(by, 'reports.review', review)
  }
  const graduate = await world.student({
    origin: 'completed',
    dispatch: 'completed',
    row: { ...row, studentNumber: '20229998' },
  })
  const certificate = await world.call(graduate, 'certificates.draw', {})
  await call(graduate, 'certificates.link-mine', {})
  await call(nobody('public'), 'certificates.verify', { token: idNumber })
  await refuseInserts('certificate', () =>
    call(centre, 'certificates.revoke', { id: certificate.id, reason: NAME }),
  )

  const numbers = [idNumber, graduate.row.idNumber ?? '']
  expect(refusals.map((it) => (it.ok ? '' : it.code))).toEqual(
    expect.arrayContaining([
      'face-required',
      'fields-invalid',
      'invalid-input',
      'unexpected',
      'sign-in-refused',
    ]),
  )
  expect(lines.filter((it) => it.includes('"call-failed"')).length).toBeGreaterThan(2)
  for (const it of [...numbers, `${MOBILE} ${PARENT}`]) wire.know(it)
  const names = [NAME, '20229999', '20229998']
  const named = (texts: readonly string[]) =>
    texts.filter((it) => wire.findNumbers(it).length + wire.findNames(it, names).length > 0)
  expect(named(lines)).toEqual([])
  expect(named(refusals.map((it) => JSON.stringify(it)))).toEqual([])
  expect(links.length).toBeGreaterThanOrEqual(2)
  expect(named(links)).toEqual([])
}, 60_000)
