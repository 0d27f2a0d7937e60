import { afterAll, expect, test } from '@jest/globals'
import type { TemplateFacts } from 'shared-types/certificates/template-operations'
import { ask, codeOf } from '../../../test/builders/ask'
import { PNG } from '../../../test/builders/file-bytes'
import { openWorld } from '../../../test/contract/world'
import { runTool, scratch } from './certificates'
import { sealPicture } from './seal-picture'

const world = await openWorld()
const files = scratch()
afterAll(files.remove)
const centre = await world.staff('centre')

const templates = async () =>
  (await world.call(centre, 'certificates.list-templates', {})).templates
const newest = async () => {
  const found = (await templates()).find((it) => it.kind === 'destination-certificate')
  if (!found) throw new Error('no template')
  return found
}

async function save(changes: Partial<TemplateFacts>, version?: number) {
  const { kind, facts, version: known } = await newest()
  const input = { kind, facts: { ...facts, ...changes }, version: version ?? known }
  return ask(world, centre, 'certificates.save-template', input)
}

const textOf = (pdf: Buffer) =>
  runTool('pdftotext', files.write('text.pdf', pdf), '-').replace(/\s/g, '')

async function issue() {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const { id, verificationUrl } = await world.call(student, 'certificates.draw', {})
  const { rows } = await world.owner.query<{ file_path: string; template_version: number }>(
    'select file_path, template_version from certificate where id = $1',
    [id],
  )
  const pdf = await world.services.storage.get(rows[0]?.file_path ?? '')
  return { pdf, version: rows[0]?.template_version, token: verificationUrl.split('/').at(-1) ?? '' }
}

async function preview(changes: Partial<TemplateFacts> = {}) {
  const { kind, facts } = await newest()
  await world.call(centre, 'certificates.preview-template', {
    ...{ kind, colour: 'red' as const },
    facts: { ...facts, ...changes },
  })
  const { rows } = await world.owner.query<{ path: string }>(
    `select path from file where purpose = 'generated' order by id desc limit 1`,
  )
  return world.services.storage.get(rows[0]?.path ?? '')
}

test('a certificate is printed by the newest version, remembers it, and keeps its words for good', async () => {
  const before = await issue()
  expect(before.version).toBe(1)
  const saved = await save({
    ...{ authority: '示范省就业指导中心', remark: '请按期报到', reportWithinDays: 90 },
    statement: '本证书以核验页面的结果为准。',
  })
  expect(saved).toMatchObject({ value: { version: 2 } })
  const after = await issue()
  expect(after.version).toBe(2)
  for (const words of ['示范省就业指导中心', '请按期报到', '本证书以核验页面的结果为准。'])
    expect([textOf(after.pdf).includes(words), textOf(before.pdf).includes(words)]).toEqual([
      true,
      false,
    ])
  for (const { token } of [before, after])
    expect(await world.call({ caller: 'public' }, 'certificates.verify', { token })).toMatchObject({
      verdict: 'genuine',
    })
})

test('of two who change the same version the second is told; versions cannot be changed afterwards', async () => {
  const { version } = await newest()
  const both = await Promise.all([save({ remark: '甲' }, version), save({ remark: '乙' }, version)])
  expect(both.map(codeOf).sort()).toEqual(['answered', 'changed-elsewhere'])
  expect(codeOf(await save({ remark: '丙' }, version))).toBe('changed-elsewhere')
  const written = await world.owner.query(
    `select has_table_privilege('biyetong_app', 'certificate_template', 'update') as may`,
  )
  expect(written.rows).toEqual([{ may: false }])
})

test('a sample is marked, not signed, nobody’s, and the verification page says that it is no certificate', async () => {
  const pdf = await preview({ remark: '请按期报到' })
  const text = textOf(pdf)
  for (const words of ['样张', '张样张', '请按期报到']) expect(text).toContain(words)
  expect(pdf.includes('/ByteRange')).toBe(false)
  expect(() => runTool('pdfsig', '-nocert', files.write('sample.pdf', pdf))).toThrow()
  runTool(
    'pdftoppm',
    '-r',
    '150',
    '-png',
    '-singlefile',
    files.write('s.pdf', pdf),
    `${files.folder}/s`,
  )
  const address = runTool('zbarimg', '-q', '--raw', `${files.folder}/s.png`).trim()
  expect(address).toMatch(/\/v\/sample$/)
  const page = (await world.mains.public(
    { path: new URL(address).pathname, httpMethod: 'GET', headers: {} },
    {},
  )) as { statusCode: number; body: string }
  expect(page.body).toContain('<h1>样张，不是证书</h1>')
  expect(page.body).not.toContain('真实有效')
})

test('an uploaded seal takes the place of the drawn one; what is no seal is refused with the reason', async () => {
  const upload = (bytes: Buffer) =>
    world.upload(centre, 'school-picture', bytes, { name: '章.png' })
  const refused: [Buffer, string][] = [
    [PNG, '300 至 1000 像素'],
    [sealPicture(400, { isOpaque: true }), '背景不透明'],
    [sealPicture(100), '300 至 1000 像素'],
    [sealPicture(1200), '300 至 1000 像素'],
  ]
  const { version } = await newest()
  for (const [bytes, reason] of refused) {
    const answer = await save({ sealFileId: await upload(bytes) })
    expect(answer).toMatchObject({
      code: 'fields-invalid',
      hint: { problems: [{ field: 'sealFileId', message: expect.stringContaining(reason) }] },
    })
  }
  expect((await newest()).version).toBe(version)
  const plain = await issue()
  expect(await save({ sealFileId: await upload(sealPicture(400)) })).toMatchObject({ ok: true })
  const sealed = await issue()
  expect([plain, sealed].map(({ pdf }) => pdf.includes('/Subtype /Image'))).toEqual([false, true])
})

test('a seal that the centre has not uploaded is not found', async () => {
  const school = await world.staff('10001level1')
  const theirs = await world.upload(school, 'school-picture', sealPicture(400), { name: '章.png' })
  expect(codeOf(await save({ sealFileId: theirs }))).toBe('not-found')
})
