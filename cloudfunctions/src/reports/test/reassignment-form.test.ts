import { afterAll, expect, test } from '@jest/globals'
import { storageRoutes } from '../../../gateway/routes/storage'
import { ask, codeOf } from '../../../test/builders/ask'
import { newcomer } from '../../../test/builders/newcomer'
import { seen, storedReport } from '../../../test/builders/forms'
import { application, SHENZHEN } from '../../../test/builders/reassignment'
import type { Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'
import { runTool, scratch } from '../../certificates/test/certificates'
import { clearUploads } from '../../files/clear-uploads'
import { openKeyFile } from '../../platform/crypto/sealing'
import { storageSecret } from '../../runtime/open-services'

const world = await openWorld()
const level2 = await world.staff('10001level2')
const level1 = await world.staff('10001level1')
const centre = await world.staff('centre')
const files = scratch()
afterAll(files.remove)

const gateway = storageRoutes(
  world.services,
  storageSecret(openKeyFile(world.services.config.keyFile)),
)
const open = async ({ url }: { url: string }) => gateway.request(url.replace('/storage', ''))

/** The text of the form as somebody gets it through its link, without spaces. */
async function textOf(link: { url: string; name: string }): Promise<string> {
  const response = await open(link)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('application/pdf')
  const pdf = Buffer.from(await response.arrayBuffer())
  return runTool('pdftotext', '-layout', files.write('form.pdf', pdf), '-').replace(/\s/g, '')
}

const settled = (options: object = {}) =>
  world.student({ origin: 'completed', dispatch: 'completed', ...options })

async function applied(options: object = {}): Promise<Student> {
  const student = await settled(options)
  const input = await application(world, student, student)
  await world.call(student, 'reassignments.apply', input)
  return student
}

async function review(by: Person, student: Student, action: 'approve' | 'reject', opinion = '') {
  const [{ id, version } = { id: '', version: 0 }] = await storedReport(world, student, 'dispatch')
  await world.call(by, 'reports.review', { kind: 'dispatch', id, version, action, opinion })
}

const mine = (student: Student) => world.call(student, 'reassignments.print-mine', {})
const asked = (by: Person, student: Student) =>
  ask(world, by, 'reassignments.print', { id: seen(student, 'dispatch').id })

test('a student prints the own application: what was settled, what is asked for, the papers', async () => {
  const student = await settled()
  const drawn = await world.call(student, 'certificates.draw', {})
  await world.call(student, 'reassignments.apply', await application(world, student, student))
  const link = await mine(student)
  expect(link.name).toBe(`调整改派申请表-${student.row.studentNumber}.pdf`)
  const text = await textOf(link)
  for (const it of [
    '调整改派申请表',
    student.row.name,
    student.row.studentNumber,
    '二级待审',
    drawn.number,
    '回生源地',
    '广州市人力资源和社会保障局',
    ...Object.values({ ...SHENZHEN, dispatchNature: '派遣就业单位' }),
    '单位变更',
    '报到证原件照片1份、原单位解约函1份',
    '2028-06-30',
    '演示环境',
  ])
    expect(text).toContain(it)
  const { idNumber = '' } = student.row
  expect(text).not.toContain(idNumber)
  expect(text).toContain(`${idNumber.slice(0, 4)}**********${idNumber.slice(-4)}`)
})

test('it follows the reviews, names offices and no person, and stays when all is decided', async () => {
  const student = await settled()
  const old = await world.call(student, 'certificates.draw', {})
  await world.call(student, 'reassignments.apply', await application(world, student, student))
  await review(level2, student, 'approve', '材料齐全')
  await review(level1, student, 'approve')
  await review(centre, student, 'approve', '同意改派至深圳')
  const fresh = await world.call(student, 'certificates.mine', {})
  const text = await textOf(await mine(student))
  for (const it of ['审核状态：完成', '院系：同意。材料齐全', '省中心：同意。同意改派至深圳'])
    expect(text).toContain(it)
  expect(text).toContain('广州市人力资源和社会保障局')
  expect(text).toContain(old.number)
  expect(text).not.toContain(fresh.certificate?.number)
  const { rows } = await world.owner.query<{ name: string }>(
    `select distinct actor_name as name from report_history where report_id = $1 and actor_kind = 'staff'`,
    [seen(student, 'dispatch').id],
  )
  expect(rows.length).toBeGreaterThan(2)
  for (const { name } of rows) expect(text).not.toContain(name)
})

test('whoever may see the dispatch prints the form; it is on record, and the link asks again', async () => {
  const student = await applied()
  const { id } = seen(student, 'dispatch')
  for (const by of [level2, level1, centre]) {
    const link = await world.call(by, 'reassignments.print', { id })
    expect(await textOf(link)).toContain(student.row.name)
  }
  const { rows } = await world.owner.query<{ actor_id: string }>(
    `select actor_id from audit_entry where operation = 'reassignments.print' and subject_id = $1`,
    [id],
  )
  expect(rows).toHaveLength(3)
  const majors = world.schoolOf('10001').majors.map((it) => it.id)
  const facts = { name: '看表', level: 'level2' as const, majors }
  const role = await world.call(level1, 'roles.add', { ...facts, functions: ['dispatch.view'] })
  const person = await newcomer(world, level1, role.id)
  const link = await world.call(person, 'reassignments.print', { id })
  expect((await open(link)).status).toBe(200)
  const change = {
    ...facts,
    id: role.id,
    version: role.version,
    functions: ['origin.view' as const],
  }
  await world.call(level1, 'roles.edit', change)
  expect((await open(link)).status).toBe(403)
  expect(codeOf(await asked(person, student))).toBe('permission-denied')
})

test('other schools, other majors and other students get nothing of it', async () => {
  const student = await applied()
  expect(codeOf(await asked(await world.staff('10001other'), student))).toBe('not-found')
  expect(codeOf(await asked(await world.staff('10002level1'), student))).toBe('not-found')
  const other = await settled()
  expect(codeOf(await ask(world, other, 'reassignments.print-mine', {}))).toBe('no-reassignment')
  const second = await applied()
  expect(await textOf(await mine(second))).not.toContain(student.row.name)
})

test('without an application there is no form, and the refusal says what to do', async () => {
  const nothing = {
    ok: false,
    code: 'no-reassignment',
    message: expect.stringContaining('申请改派'),
  }
  const newcomerOfRoll = await world.student()
  expect(await ask(world, newcomerOfRoll, 'reassignments.print-mine', {})).toMatchObject(nothing)
  const student = await settled()
  expect(await ask(world, student, 'reassignments.print-mine', {})).toMatchObject(nothing)
  expect(await asked(level2, student)).toMatchObject(nothing)
  const [{ version } = { version: 0 }] = await storedReport(world, student, 'dispatch')
  await world.call(student, 'reassignments.apply', await application(world, student, student))
  await mine(student)
  await world.call(student, 'reassignments.abandon-mine', { version: version + 1 })
  expect(await ask(world, student, 'reassignments.print-mine', {})).toMatchObject(nothing)
})

test('an application without a drawn certificate says so; papers that are not asked for may stay empty', async () => {
  const student = await settled({
    originData: { originRegion: '430102' },
    row: { originRegion: '430102' },
  })
  const changes = { dispatchNature: 'awaiting', authority: '湖南省人力资源和社会保障厅' }
  const input = await application(world, student, student, {
    changes,
    papers: ['originalCertificate'],
  })
  await world.call(student, 'reassignments.apply', input)
  const text = await textOf(await mine(student))
  expect(text).toContain('未领取')
  expect(text).toContain('原单位或其主管部门意见（按规定可不填）')
  expect(text).toContain('新接收单位或其主管部门意见（按规定可不填）')
})

test('what was printed is kept for a day; a student cannot have the server draw without end', async () => {
  const student = await applied()
  const link = await mine(student)
  const count = async () => {
    const { rows } = await world.owner.query<{ state: string }>(
      `select state from file where purpose = 'print' and owner_id = $1`,
      [student.id],
    )
    return rows.map((it) => it.state)
  }
  expect(await count()).toEqual(['stored'])
  await world.owner.query(
    `update file set created_at = now() - interval '25 hours' where purpose = 'print' and owner_id = $1`,
    [student.id],
  )
  await clearUploads({
    services: world.services,
    signal: new AbortController().signal,
  } as Parameters<typeof clearUploads>[0])
  expect(await count()).toEqual(['abandoned'])
  expect((await open(link)).status).toBe(404)
  await world.owner.query(
    `insert into file (school_id, id, purpose, owner_kind, owner_id, name, path, state, created_at)
      select $1, gen_random_uuid(), 'print', 'student', $2, 'x', 'x', 'stored', now() from generate_series(1, 60)`,
    [student.schoolId, student.id],
  )
  expect(codeOf(await ask(world, student, 'reassignments.print-mine', {}))).toBe(
    'too-many-requests',
  )
})
