import { afterEach, expect, test } from '@jest/globals'
import { declaredProof } from 'shared-types/reports/fields/proof-rule'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { PDF } from '../../../test/builders/file-bytes'
import { setSwitch } from '../../../test/builders/set-switch'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'
import { importLines } from '../../imports/reports/test/report-files'

const world = await openWorld()
const centre = await world.staff('centre')
const level1 = await world.staff('10001level1')
const level2 = await world.staff('10001level2')
const kind = 'employment' as const
const MISSING = {
  code: 'fields-invalid',
  hint: { problems: [{ field: 'proof', message: '请上传就业证明材料' }] },
}

const open = { year: YEAR, kind, isOpen: true, opensOn: null, closesOn: null }
for (const by of [centre, level1]) await setSwitch(world, by, open)

afterEach(() => world.owner.query('delete from proof_rule'))

const rule = () => world.call(centre, 'settings.list-proof-rule', { year: YEAR })
const requiredIn = ({ destinations }: Awaited<ReturnType<typeof rule>>) =>
  destinations.filter((it) => it.required).map((it) => it.code)

async function require(required: string[]) {
  const { version } = await rule()
  return world.call(centre, 'settings.save-proof-rule', { year: YEAR, required, version })
}

const handIn = (student: Student, data: Record<string, string>, version = 0) =>
  ask(world, student, 'reports.submit', { kind, version, data })
const proofOf = (by: Person) => world.upload(by, 'attachment', PDF)
const lacking = async (by: Person) => {
  const filter = { kind, year: YEAR, lacksProof: true, sort: 'updated', direction: 'desc' } as const
  return (await world.call(by, 'reports.list', { ...filter, limit: 50 })).rows
}

test('the platform’s own rule holds until the centre decides; every decision stays on record', async () => {
  const first = await rule()
  expect(first).toMatchObject({ version: 0, savedAt: null, savedByName: null })
  expect(requiredIn(first)).toEqual(declaredProof)
  expect(await require(['76', '10'])).toMatchObject({ version: 1, savedByName: '周主任' })
  expect(requiredIn(await require(['76']))).toEqual(['76'])
  const { rows } = await world.owner.query(
    'select version, destinations from proof_rule order by version',
  )
  expect(rows).toEqual([
    { version: 1, destinations: ['10', '76'] },
    { version: 2, destinations: ['76'] },
  ])
  const { rows: audit } = await world.owner.query(
    `select before, after from audit_entry where operation = 'settings.save-proof-rule' order by sequence`,
  )
  expect(audit.at(-1)).toEqual({
    before: { year: YEAR, destinations: ['10', '76'] },
    after: { year: YEAR, destinations: ['76'] },
  })
})

test('a student is asked for it at once, only for what is required, and told why', async () => {
  const student = await world.student()
  await require(['76'])
  const { settings } = await world.call(student, 'reports.mine', { kind })
  const proof = settings.find((it) => it.field === 'proof')
  expect(proof?.requiredHint).toContain('省中心规定此毕业去向须提供证明')
  expect(await handIn(student, { destination: '76' })).toMatchObject(MISSING)
  const done = await handIn(student, { destination: '76', proof: await proofOf(student) })
  expect(done).toMatchObject({ value: { stage: 'level2', attachments: [{ field: 'proof' }] } })
  expect(codeOf(await handIn(await world.student(), { destination: '70' }))).toBe('answered')
})

test('a destination that shows no proof by itself shows one while it is required', async () => {
  const student = await world.student()
  await require(['99'])
  expect(await handIn(student, { destination: '99' })).toMatchObject(MISSING)
  const done = await handIn(student, { destination: '99', proof: await proofOf(student) })
  expect(done).toMatchObject({ value: { attachments: [{ field: 'proof' }] } })
  // What was attached under an earlier decision is kept by a later correction.
  await require([])
  const [row] = (await world.call(level2, 'reports.list', listed)).rows
  const { id, version, data } = await world.call(level2, 'reports.get', { kind, id: row?.id ?? '' })
  expect(data['proof']).toBeTruthy()
  const saved = await world.call(level2, 'reports.save', { kind, id, version, data })
  expect(saved.attachments).toMatchObject([{ field: 'proof' }])
})

const listed = { kind, year: YEAR, sort: 'updated', direction: 'desc', limit: 20 } as const

test('staff who add or correct are asked as well', async () => {
  const student = await world.student()
  await require(['76'])
  const form = { kind, studentId: student.id, data: { destination: '76' } }
  expect(await ask(world, level2, 'reports.add', form)).toMatchObject(MISSING)
  const proof = await proofOf(level2)
  const added = await world.call(level2, 'reports.add', {
    ...form,
    data: { destination: '76', proof },
  })
  const correction = { kind, id: added.id, version: added.version }
  const without = { ...correction, data: { destination: '76' } }
  expect(await ask(world, level2, 'reports.save', without)).toMatchObject(MISSING)
})

test('an import cannot bring files: it is let through, and reviewers see what lacks a proof', async () => {
  const { row } = await world.student()
  await require(['76'])
  const done = await importLines(world, level1, kind, [
    { 学号: row.studentNumber ?? '', 毕业去向: '76' },
  ])
  expect(done.counts.accepted).toBe(1)
  const shown = await lacking(level1)
  expect(shown).toMatchObject([{ studentNumber: row.studentNumber, lacksProof: true }])
  expect(await lacking(await world.staff('10002level1'))).toEqual([])
  const all = await world.call(level1, 'reports.list', listed)
  expect(all.rows.filter((it) => it.lacksProof).map((it) => it.id)).toEqual([shown[0]?.id])
  await require([])
  expect(await lacking(level1)).toEqual([])
})

test('nobody but the centre sees or decides it; nothing is decided over somebody else’s decision', async () => {
  const { version } = await require(['10'])
  const save = { year: YEAR, required: ['11'], version }
  for (const stranger of [level1, await world.lacking(centre, 'settings.province')]) {
    expect(codeOf(await ask(world, stranger, 'settings.save-proof-rule', save))).toBe(
      'permission-denied',
    )
    expect(codeOf(await ask(world, stranger, 'settings.list-proof-rule', { year: YEAR }))).toBe(
      'permission-denied',
    )
  }
  const twice = await codesAtOnce([
    ask(world, centre, 'settings.save-proof-rule', save),
    ask(world, centre, 'settings.save-proof-rule', { ...save, required: ['12'] }),
  ])
  expect(twice.sort()).toEqual(['answered', 'changed-elsewhere'])
  const now = (await rule()).version
  const unknown = { year: YEAR, required: ['4711'], version: now }
  expect(codeOf(await ask(world, centre, 'settings.save-proof-rule', unknown))).toBe(
    'fields-invalid',
  )
  const noYear = { year: 2091, required: [], version: 0 }
  expect(codeOf(await ask(world, centre, 'settings.save-proof-rule', noYear))).toBe('not-found')
})
