import { afterAll, expect, test } from '@jest/globals'
import type { TemplateFacts } from 'shared-types/certificates/template-operations'
import { ask, codeOf } from '../../../test/builders/ask'
import { PNG } from '../../../test/builders/file-bytes'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { kindForCohort } from 'shared-types/certificates/certificate-kinds'
import { runTool, scratch } from './certificates'
import { sealPicture } from './seal-picture'

const world = await openWorld()
const files = scratch()
afterAll(files.remove)
const centre = await world.staff('centre')
const school = await world.staff('10001level1')
const kind = kindForCohort(Number(YEAR))

async function setSchoolSeal(place: TemplateFacts['schoolSeal']) {
  const { templates } = await world.call(centre, 'certificates.list-templates', {})
  const newest = templates.find((it) => it.kind === kind)
  if (!newest) throw new Error('no template')
  const facts = { ...newest.facts, schoolSeal: place }
  await world.call(centre, 'certificates.save-template', { kind, facts, version: newest.version })
}

async function saveProfile(by: Person, changes: { sealFileId?: string | null }) {
  const profile = await world.call(by, 'organisation.get-profile', {})
  const { id: _i, code: _c, name: _n, region: _r, regionName: _rn, ...facts } = profile
  return ask(world, by, 'organisation.save-profile', { ...facts, ...changes })
}

const upload = (by: Person, bytes: Buffer) =>
  world.upload(by, 'school-picture', bytes, { name: '校章.png' })

async function useSeal(bytes: Buffer): Promise<string> {
  const sealFileId = await upload(school, bytes)
  expect(codeOf(await saveProfile(school, { sealFileId }))).toBe('answered')
  return sealFileId
}

async function pdfOf(studentId: string): Promise<Buffer> {
  const { rows } = await world.owner.query<{ file_path: string }>(
    'select file_path from certificate where student_id = $1',
    [studentId],
  )
  return world.services.storage.get(rows[0]?.file_path ?? '')
}

async function issue(options: object = {}) {
  const student = await world.student({ origin: 'completed', dispatch: 'completed', ...options })
  const { verificationUrl } = await world.call(student, 'certificates.draw', {})
  return { pdf: await pdfOf(student.id), token: verificationUrl.split('/').at(-1) ?? '' }
}

/** How many pictures are printed; with alpha each is two. */
const picturesIn = (pdf: Buffer) =>
  runTool('pdfimages', '-list', files.write('pictures.pdf', pdf))
    .split('\n')
    .filter((it) => /^ +\d+ +\d+ image /.test(it)).length

test('a certificate carries the seal of its holder’s school where the template has a place and the school a seal', async () => {
  await useSeal(sealPicture(400))
  expect(picturesIn((await issue()).pdf)).toBe(0)
  await setSchoolSeal('left')
  const sealed = await issue()
  expect(picturesIn(sealed.pdf)).toBe(1)
  expect(picturesIn((await issue({ school: '10002' })).pdf)).toBe(0)
  const text = runTool('pdftotext', files.write('sealed.pdf', sealed.pdf), '-').replace(/\s/g, '')
  // In the table, and under the seal.
  expect(text.split('甲大学')).toHaveLength(3)
  expect(runTool('pdfsig', '-nocert', files.write('sealed.pdf', sealed.pdf))).toContain(
    'Signature is Valid',
  )
  expect(
    await world.call({ caller: 'public' }, 'certificates.verify', { token: sealed.token }),
  ).toMatchObject({ verdict: 'genuine' })
})

test('the seal is fixed when a certificate is planned, whatever the school has when it is signed', async () => {
  await setSchoolSeal('right')
  const first = await useSeal(sealPicture(400, { blue: 10 }))
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const { storage } = world.services
  const put = storage.put.bind(storage)
  storage.put = () => Promise.reject(new Error('disk full'))
  expect((await ask(world, student, 'certificates.draw', {})).ok).toBe(false)
  storage.put = put
  await useSeal(sealPicture(500, { blue: 200 }))
  await world.call(student, 'certificates.draw', {})
  const { rows } = await world.owner.query<{ content_sealed: string }>(
    'select content_sealed from certificate where student_id = $1',
    [student.id],
  )
  expect(world.services.keys.open(rows[0]?.content_sealed ?? '')).toContain(first)
  const listed = runTool('pdfimages', '-list', files.write('planned.pdf', await pdfOf(student.id)))
  expect(listed).toMatch(/image +400 +400/)
})

test('what cannot be a seal is refused in the school’s own page with the reason, and nothing is saved', async () => {
  const before = await world.call(school, 'organisation.get-profile', {})
  const refused: [Buffer, string][] = [
    [PNG, '300 至 1000 像素'],
    [sealPicture(400, { isOpaque: true }), '背景不透明'],
  ]
  for (const [bytes, reason] of refused)
    expect(await saveProfile(school, { sealFileId: await upload(school, bytes) })).toMatchObject({
      code: 'fields-invalid',
      hint: { problems: [{ field: 'sealFileId', message: expect.stringContaining(reason) }] },
    })
  expect(await world.call(school, 'organisation.get-profile', {})).toEqual(before)
})

test('a seal of somebody else is not found; no school reads another’s, and none is ever changed', async () => {
  const other = await world.staff('10002level1')
  const theirs = await upload(other, sealPicture(400))
  expect(codeOf(await saveProfile(school, { sealFileId: theirs }))).toBe('not-found')
  const { rows } = await world.owner.query(
    `select has_table_privilege('biyetong_app', 'school_seal', 'update') as change,
      has_table_privilege('biyetong_app', 'school_seal', 'delete') as remove`,
  )
  expect(rows).toEqual([{ change: false, remove: false }])
})

test('a 样张 shows a drawn seal where the school’s will stand', async () => {
  const { templates } = await world.call(centre, 'certificates.list-templates', {})
  const facts = templates.find((it) => it.kind === kind)?.facts
  if (!facts) throw new Error('no template')
  const preview = async (schoolSeal: TemplateFacts['schoolSeal']) => {
    const input = { kind, colour: 'red' as const, facts: { ...facts, schoolSeal } }
    await world.call(centre, 'certificates.preview-template', input)
    const { rows } = await world.owner.query<{ path: string }>(
      `select path from file where purpose = 'generated' order by id desc limit 1`,
    )
    const pdf = await world.services.storage.get(rows[0]?.path ?? '')
    const text = runTool('pdftotext', files.write('sample.pdf', pdf), '-').replace(/\s/g, '')
    return text.split('示范师范大学').length - 1
  }
  expect([await preview('none'), await preview('left'), await preview('right')]).toEqual([1, 2, 2])
})
