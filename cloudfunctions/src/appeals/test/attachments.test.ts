import { expect, test } from '@jest/globals'
import { appealInput, entered, uploadForAppeal } from '../../../test/builders/appeals'
import { ask, codeOf } from '../../../test/builders/ask'
import { PNG } from '../../../test/builders/file-bytes'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const school = world.schoolOf('10001').id
const other = world.schoolOf('10002').id
const file = { name: '身份证.png', size: PNG.length }

test('before a record is bound the school is asked, afterwards it is known', async () => {
  const visitor = await world.visitor()
  const student = await world.student()
  const ofVisitor = await ask(world, visitor, 'appeals.prepare-attachment', file)
  expect(ofVisitor).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'schoolId', message: '请先选择学校' }] },
  })
  const ofStudent = { ...file, schoolId: other }
  expect(codeOf(await ask(world, student, 'appeals.prepare-attachment', ofStudent))).toBe(
    'fields-invalid',
  )
  await uploadForAppeal(world, student)
})

test('what is added goes to the school of the appeal, and only to an appeal of one’s own', async () => {
  const visitor = await world.visitor()
  const input = appealInput({ person: entered(world) })
  const { id, version } = await world.call(visitor, 'appeals.open', input)
  const ticket = await world.call(visitor, 'appeals.prepare-attachment', { ...file, appealId: id })
  const { rows } = await world.owner.query<{ school_id: string; path: string }>(
    'select school_id, path from file where id = $1',
    [ticket.fileId],
  )
  expect(rows[0]?.school_id).toBe(school)
  await world.services.storage.put(rows[0]?.path ?? '', PNG)
  await world.call(visitor, 'appeals.confirm-attachment', { fileId: ticket.fileId })
  const added = { id, version, text: '补充证明', attachments: [ticket.fileId] }
  expect((await world.call(visitor, 'appeals.add', added)).entries).toHaveLength(2)

  for (const stranger of [await world.visitor(), await world.student()])
    expect(
      codeOf(await ask(world, stranger, 'appeals.prepare-attachment', { ...file, appealId: id })),
    ).toBe('not-found')
})

test('only pictures and PDFs, by their content and not by their name', async () => {
  const visitor = await world.visitor()
  const fileId = await uploadForAppeal(world, visitor, {
    schoolId: school,
    confirm: false,
    bytes: Buffer.from('<html>not a picture</html>'),
  })
  expect(await ask(world, visitor, 'appeals.confirm-attachment', { fileId })).toMatchObject({
    code: 'file-refused',
    hint: { reason: '附件只接受 JPG、PNG 图片或 PDF 文件' },
  })
  const attachments = [fileId]
  const input = appealInput({ person: entered(world), attachments })
  expect(codeOf(await ask(world, visitor, 'appeals.open', input))).toBe('fields-invalid')
})

test('too large a file is refused before it is sent', async () => {
  const input = { ...file, size: 11 * 1024 * 1024, schoolId: school }
  const reply = await ask(world, await world.visitor(), 'appeals.prepare-attachment', input)
  expect(codeOf(reply)).toBe('file-too-large')
})

test('a file of somebody else, of another school, or used already cannot be attached', async () => {
  const visitor = await world.visitor()
  const person = entered(world)
  const foreign = await uploadForAppeal(world, await world.visitor(), { schoolId: school })
  const elsewhere = await uploadForAppeal(world, visitor, { schoolId: other })
  const mine = await uploadForAppeal(world, visitor, { schoolId: school })
  for (const attachments of [[foreign], [elsewhere], [mine, mine], [crypto.randomUUID()]])
    expect(
      await ask(world, visitor, 'appeals.open', appealInput({ person, attachments })),
    ).toMatchObject({ code: 'fields-invalid', hint: { problems: [{ field: 'attachments' }] } })
  await world.call(visitor, 'appeals.open', appealInput({ person, attachments: [mine] }))
  const again = appealInput({ person, attachments: [mine] })
  expect(codeOf(await ask(world, visitor, 'appeals.open', again))).toBe('fields-invalid')
})

test('the owner and the staff who see the appeal open the file, nobody else', async () => {
  const student = await world.student()
  const fileId = await uploadForAppeal(world, student)
  const level2 = await world.staff('10001level2')
  expect(codeOf(await ask(world, level2, 'files.link', { fileId }))).toBe('not-found')
  await world.call(student, 'appeals.open', appealInput({ attachments: [fileId] }))

  const own = await world.call(student, 'appeals.link-attachment', { fileId })
  expect(own).toMatchObject({ name: '身份证.png', mediaType: 'image/png' })
  expect(await world.call(level2, 'files.link', { fileId })).toMatchObject({ name: '身份证.png' })
  for (const account of ['10001other', '10002level1', '10001-no-appeals.view'])
    expect([
      account,
      codeOf(await ask(world, await world.staff(account), 'files.link', { fileId })),
    ]).toEqual([account, 'not-found'])
  for (const stranger of [await world.student(), await world.visitor()])
    expect(codeOf(await ask(world, stranger, 'appeals.link-attachment', { fileId }))).toBe(
      'not-found',
    )
})

test('files of appeals do not come through the door for other files', async () => {
  const input = { ...file, purpose: 'appeal-attachment' }
  for (const person of [await world.student(), await world.staff('10001level1')])
    expect(codeOf(await ask(world, person, 'files.prepare-upload', input))).toBe(
      'permission-denied',
    )
})

test('uploads are limited by the day', async () => {
  const visitor = await world.visitor()
  const upload = () =>
    ask(world, visitor, 'appeals.prepare-attachment', { ...file, schoolId: school })
  for (let at = 0; at < 40; at++) expect(codeOf(await upload())).toBe('answered')
  expect(codeOf(await upload())).toBe('too-many-requests')
})
