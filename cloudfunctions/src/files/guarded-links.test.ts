import { expect, test } from '@jest/globals'
import { storageRoutes } from '../../gateway/routes/storage'
import { PDF } from '../../test/builders/file-bytes'
import { newcomer } from '../../test/builders/newcomer'
import { YEAR, type Person } from '../../test/contract/people'
import { openWorld } from '../../test/contract/world'
import { openKeyFile } from '../platform/crypto/sealing'
import { storageSecret } from '../runtime/open-services'

const world = await openWorld()
const chief = await world.staff('10001level1')
const secret = storageSecret(openKeyFile(world.services.config.keyFile))
const gateway = storageRoutes(world.services, secret)
const majors = world.schoolOf('10001').majors.map((it) => it.id)

const facts = {
  name: '导出员',
  level: 'level2' as const,
  functions: ['archives.view' as const, 'archives.import' as const],
  majors,
}
let roles = 0
const addRole = () =>
  world.call(chief, 'roles.add', { ...facts, name: `${facts.name}${(roles += 1)}` })

async function statusOf(url: string): Promise<number> {
  const answer = await gateway.request(url.replace('/storage', ''))
  return answer.status
}

const exported = async (by: Person) => (await world.call(by, 'archives.export', { year: YEAR })).url

test('an export link opens while its permission lasts, and no longer from the moment it is taken away', async () => {
  const role = await addRole()
  const person = await newcomer(world, chief, role.id)
  const url = await exported(person)
  const template = await world.call(person, 'imports.template', { subject: 'archive' })
  expect([await statusOf(url), await statusOf(template.url)]).toEqual([200, 200])

  const which = { ...facts, id: role.id, name: role.name }
  const edited = await world.call(chief, 'roles.edit', {
    ...which,
    version: role.version,
    functions: ['archives.import'],
  })
  expect([await statusOf(url), await statusOf(template.url)]).toEqual([403, 200])

  await world.call(chief, 'roles.switch', { id: role.id, version: edited.version, enabled: false })
  expect([await statusOf(url), await statusOf(template.url)]).toEqual([403, 403])
})

test('an export link of somebody who sees fewer majors by now, or was switched off, is refused', async () => {
  const role = await addRole()
  const person = await newcomer(world, chief, role.id)
  const url = await exported(person)
  await world.call(chief, 'roles.edit', {
    ...facts,
    id: role.id,
    name: role.name,
    version: role.version,
    majors: majors.slice(1),
  })
  expect(await statusOf(url)).toBe(403)

  const again = await exported(person)
  expect(await statusOf(again)).toBe(200)
  await world.owner.query('update staff set enabled = false where id = $1', [person.id])
  expect(await statusOf(again)).toBe(403)
})

/** An attachment of somebody's dispatch, as this person is shown it. */
async function attachedLink(person: Person) {
  const student = await world.student({ origin: 'completed', dispatch: 'level2' })
  const fileId = await world.upload(student, 'attachment', PDF)
  const report = student.reports.find((it) => it.kind === 'dispatch')
  const attached = [student.schoolId, report?.id, 'acceptance', fileId]
  await world.owner.query('insert into report_attachment values ($1, $2, $3, $4)', attached)
  const { rows } = await world.owner.query<{ major: string }>(
    'select major_id as major from student where id = $1',
    [student.id],
  )
  const link = async () => (await world.call(person, 'files.link', { fileId })).url
  return { student, report, major: rows[0]?.major ?? '', fileId, link }
}

const reviewer = { ...facts, name: '审核员', functions: ['dispatch.view' as const] }

test('a link to an attachment is refused at once when the permission or the major is taken away', async () => {
  const role = await world.call(chief, 'roles.add', reviewer)
  const person = await newcomer(world, chief, role.id)
  const { link, major } = await attachedLink(person)
  const url = await link()
  expect(await statusOf(url)).toBe(200)
  const which = { ...reviewer, id: role.id }
  const edit = (version: number, changes: object) =>
    world.call(chief, 'roles.edit', { ...which, version, ...changes })

  const noMajor = await edit(role.version, { majors: majors.filter((it) => it !== major) })
  expect(await statusOf(url)).toBe(403)
  const again = await edit(noMajor.version, {})
  expect(await statusOf(url)).toBe(200)
  await edit(again.version, { functions: ['origin.view'] })
  expect(await statusOf(url)).toBe(403)
})

test('a link is refused to whoever was switched off, and when the file is no longer attached', async () => {
  const role = await world.call(chief, 'roles.add', { ...reviewer, name: '审核员二' })
  const person = await newcomer(world, chief, role.id)
  const { link, fileId, student } = await attachedLink(person)
  const url = await link()
  await world.owner.query('update staff set enabled = false where id = $1', [person.id])
  expect(await statusOf(url)).toBe(403)
  await world.owner.query('update staff set enabled = true where id = $1', [person.id])
  expect(await statusOf(url)).toBe(200)
  await world.owner.query('delete from report_attachment where file_id = $1', [fileId])
  expect(await statusOf(url)).toBe(403)
  const own = await world.call(student, 'files.link', { fileId })
  expect(await statusOf(own.url)).toBe(200)
})

test('a link to a file that is not guarded needs nothing but the link', async () => {
  const { storage } = world.services
  await storage.put('certificates/open.pdf', Buffer.from('%PDF-'))
  const url = await storage.temporaryUrl('certificates/open.pdf', '证书.pdf', 'application/pdf')
  expect(await statusOf(url)).toBe(200)
})
