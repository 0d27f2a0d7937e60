import { expect, test } from '@jest/globals'
import { fileLimits } from 'shared-types/files/file-limits'
import { ask, codeOf } from '../../test/builders/ask'
import { PDF, PNG } from '../../test/builders/file-bytes'
import type { Person } from '../../test/contract/people'
import { openWorld } from '../../test/contract/world'

const world = await openWorld()
const NOT_ACCEPTED = '附件只接受 JPG、PNG 图片或 PDF 文件'

const prepare = (by: Person, input: object) =>
  ask(world, by, 'files.prepare-upload', {
    purpose: 'attachment',
    name: '扫描件.png',
    size: 70,
    ...input,
  })

const confirm = (by: Person, fileId: string) => ask(world, by, 'files.confirm-upload', { fileId })
const link = (by: Person, fileId: string) => ask(world, by, 'files.link', { fileId })

/** Bytes that have arrived at the ticket's place and wait to be confirmed. */
const arrived = (by: Person, bytes: Buffer, name = '扫描件.png') =>
  world.upload(by, 'attachment', bytes, { name, confirm: false })

const fileRow = async (fileId: string) => {
  const { rows } = await world.owner.query<{ state: string; path: string; sha256: string | null }>(
    'select state, path, sha256 from file where id = $1',
    [fileId],
  )
  return rows[0]
}

test('a picture is what its content says, whatever it is called, and its owner opens it', async () => {
  const student = await world.student()
  const fileId = await arrived(student, PNG, '户口簿.exe')
  expect(await confirm(student, fileId)).toMatchObject({
    value: { fileId, name: '户口簿.exe', size: PNG.length, mediaType: 'image/png' },
  })
  expect(await link(student, fileId)).toMatchObject({
    value: { name: '户口簿.exe', mediaType: 'image/png' },
  })
})

const wrong: [string, Buffer][] = [
  ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a drawing that may hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
  ['an archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100)])],
  ['a moving picture', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(100)])],
  ['nothing at all', Buffer.alloc(0)],
]

test.each(wrong)('%s named .png is refused', async (_what, bytes) => {
  const student = await world.student()
  const { value } = (await prepare(student, {})) as { value: { fileId: string } }
  const row = await fileRow(value.fileId)
  await world.services.storage.put(row?.path ?? '', bytes)
  expect(await confirm(student, value.fileId)).toMatchObject({
    code: 'file-refused',
    hint: { reason: NOT_ACCEPTED },
  })
  expect(await fileRow(value.fileId)).toEqual(row)
  expect(codeOf(await link(student, value.fileId))).toBe('not-found')
})

test('a file that has not arrived cannot be confirmed, and can afterwards', async () => {
  const student = await world.student()
  const { value } = (await prepare(student, {})) as { value: { fileId: string } }
  expect(await confirm(student, value.fileId)).toMatchObject({
    code: 'file-refused',
    hint: { reason: '文件没有上传完成，请重新上传' },
  })
  await world.services.storage.put((await fileRow(value.fileId))?.path ?? '', PDF)
  expect(await confirm(student, value.fileId)).toMatchObject({
    value: { mediaType: 'application/pdf' },
  })
})

test('a file that is too large is refused when announced, and again when it has arrived', async () => {
  const student = await world.student()
  const { maxBytes } = fileLimits.attachment
  expect(codeOf(await prepare(student, { size: maxBytes + 1 }))).toBe('file-too-large')
  const large = Buffer.concat([PNG, Buffer.alloc(maxBytes)])
  const { value } = (await prepare(student, {})) as { value: { fileId: string } }
  await world.services.storage.put((await fileRow(value.fileId))?.path ?? '', large)
  expect(codeOf(await confirm(student, value.fileId))).toBe('file-too-large')
  expect(await fileRow(value.fileId)).toMatchObject({ state: 'expected' })
})

test('what was accepted cannot be exchanged through the ticket that is still valid', async () => {
  const student = await world.student()
  const fileId = await arrived(student, PNG)
  const ticket = await fileRow(fileId)
  await confirm(student, fileId)
  await world.services.storage.put(ticket?.path ?? '', Buffer.from('<script>alert(1)</script>'))

  // A second confirmation neither looks again nor changes anything.
  expect(await confirm(student, fileId)).toMatchObject({ value: { mediaType: 'image/png' } })
  const kept = await fileRow(fileId)
  expect(kept?.path).not.toBe(ticket?.path)
  expect(await world.services.storage.get(kept?.path ?? '')).toEqual(PNG)
})

test('two confirmations at once agree, and one is on record', async () => {
  const student = await world.student()
  const fileId = await arrived(student, PNG)
  const [first, second] = await Promise.all([confirm(student, fileId), confirm(student, fileId)])
  expect([codeOf(first), codeOf(second)]).toEqual(['answered', 'answered'])
  expect(first).toMatchObject({ value: second.ok ? second.value : {} })
  const { rows } = await world.owner.query(
    `select after from audit_entry where subject_id = $1 and operation = 'files.confirm-upload'`,
    [fileId],
  )
  expect(rows).toEqual([{ after: { size: PNG.length, mediaType: 'image/png' } }])
  const kept = await fileRow(fileId)
  expect(await world.services.storage.get(kept?.path ?? '')).toEqual(PNG)
})

test('a file of somebody else is not found, neither to confirm nor to open', async () => {
  const owner = await world.student()
  const waiting = await arrived(owner, PNG)
  const stored = await world.upload(owner, 'attachment', PNG)
  const strangers = [
    await world.student(),
    await world.student({ school: '10002' }),
    await world.staff('10001level1'),
    await world.staff('10002level1'),
    await world.staff('centre'),
  ]
  for (const stranger of strangers) {
    expect(codeOf(await confirm(stranger, waiting))).toBe('not-found')
    expect(codeOf(await link(stranger, stored))).toBe('not-found')
  }
  expect(await fileRow(waiting)).toMatchObject({ state: 'expected' })
})

test('an attachment is opened by those who may see the report, and by nobody else', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'level2' })
  const fileId = await world.upload(student, 'attachment', PDF)
  const report = student.reports.find((it) => it.kind === 'dispatch')
  await world.owner.query('insert into report_attachment values ($1, $2, $3, $4)', [
    student.schoolId,
    report?.id,
    'acceptance',
    fileId,
  ])
  for (const account of ['10001level2', '10001level1', 'centre'])
    expect(codeOf(await link(await world.staff(account), fileId))).toBe('answered')
  const level1 = await world.staff('10001level1')
  const strangers = [
    await world.staff('10001other'),
    await world.staff('10002level1'),
    await world.lacking(level1, 'dispatch.view'),
    await world.student(),
  ]
  for (const stranger of strangers) expect(codeOf(await link(stranger, fileId))).toBe('not-found')
})

test('the name that a person gave is in no path and in no audit entry', async () => {
  const student = await world.student()
  const fileId = await arrived(student, PNG, '样例一身份证440106200401010017.png')
  await confirm(student, fileId)
  const { rows } = await world.owner.query('select * from audit_entry where subject_id = $1', [
    fileId,
  ])
  expect(JSON.stringify([rows, await fileRow(fileId)])).not.toContain('440106200401010017')
})
