import { expect, jest, test } from '@jest/globals'
import type { OperationName } from 'shared-types/operations'
import { ask, codeOf } from '../../../test/builders/ask'
import { setSwitch } from '../../../test/builders/set-switch'
import { signInOverHttp } from '../../../test/builders/sign-in'
import { nobody, YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
jest.setTimeout(60_000)
const centre = await world.staff('centre')
const chief = await world.staff('10001level1')
const code = async (person: Person, operation: OperationName, input: unknown) =>
  codeOf(await ask(world, person, operation, input))
let schools = 0
const addSchool = () =>
  world.call(centre, 'schools.add', {
    ...{ code: String(20000 + (schools += 1)), name: `新学校${schools}`, region: '440300' },
    administrator: { name: '王主任' },
  })

/** Signs in with the password for one use and chooses another. */
async function begin({ account, password }: { account: string; password: string }) {
  const { person } = await signInOverHttp(world, { account, password })
  await world.call(person, 'accounts.change-password', {
    oldPassword: password,
    newPassword: 'Chosen2026pass',
  })
  return person
}

test('the administrator of a new school sets it up from nothing', async () => {
  const { school, issued } = await addSchool()
  expect(issued.account).toBe(`${school.code}admin`)
  expect(school.administrators).toEqual([
    { account: issued.account, name: '王主任', enabled: true },
  ])
  const admin = await begin(issued)
  const department = await world.call(admin, 'organisation.add-unit', {
    unit: 'department',
    values: { name: '信息学院' },
  })
  const major = await world.call(admin, 'organisation.add-unit', {
    unit: 'major',
    values: {
      ...{ name: '软件工程', code: '080902', studyYears: '4', educationLevel: '11201' },
      ...{ nationalMajor: '080902', department: department.id },
    },
  })
  const role = await world.call(admin, 'roles.add', {
    ...{ name: '学院经办', level: 'level2', functions: ['roll.view', 'roll.import'] },
    majors: [major.id],
  })
  const account = { accountSuffix: 'jy', name: '经办', roleId: role.id, password: 'Sample2026x' }
  expect(await code(admin, 'staff.add', account)).toBe('answered')
  const { functions } = await world.call(admin, 'accounts.current-session', {})
  expect(functions).toContain('audit.view')
  expect(functions.some((it) => it.startsWith('schools.'))).toBe(false)
  expect(await code(admin, 'schools.list', {})).toBe('permission-denied')
})

test('the administrator’s role is the centre’s to give: nobody in the school changes or deletes it', async () => {
  const { issued } = await addSchool()
  const admin = await begin(issued)
  const { roles } = await world.call(admin, 'roles.list', {})
  const [role] = roles
  expect(role).toMatchObject({ isAdministrator: true, editable: false, members: 1 })
  const which = { id: role?.id, version: role?.version }
  expect(await code(admin, 'roles.delete', which)).toBe('administrator-role')
  expect(await code(admin, 'roles.switch', { ...which, enabled: false })).toBe('administrator-role')
})

test('a school that is switched off refuses its staff and its students at once', async () => {
  const student = await world.student({ school: '10002' })
  const staff = await world.staff('10002level1')
  expect(await code(student, 'reports.mine', { kind: 'origin' })).toBe('answered')
  const { rows } = await world.call(centre, 'schools.list', { search: '10002' })
  const [{ id, version } = { id: '', version: 0 }] = rows
  const off = await world.call(centre, 'schools.switch', { id, version, enabled: false })
  expect(await code(staff, 'roles.list', {})).toBe('sign-in-required')
  expect(await code(student, 'reports.mine', { kind: 'origin' })).toBe('school-disabled')
  await world.call(centre, 'schools.switch', { id, version: off.version, enabled: true })
  expect(await code(student, 'reports.mine', { kind: 'origin' })).toBe('answered')
})

test('a lost administrator gets a new password; the old one and its sessions are void', async () => {
  const { school, issued } = await addSchool()
  const admin = await begin(issued)
  const { issued: again } = await world.call(centre, 'schools.issue-administrator', {
    ...{ id: school.id, name: '王主任' },
  })
  expect(again.account).toBe(issued.account)
  expect(await code(admin, 'roles.list', {})).toBe('sign-in-required')
  const old = { account: issued.account, password: 'Chosen2026pass' }
  expect(await code(nobody('staff'), 'accounts.sign-in', old)).toBe('sign-in-refused')
  await world.owner.query('delete from attempt')
  await begin(again)
})

test('a code twice, an unknown place and a stale edit are refused', async () => {
  const { school } = await addSchool()
  const again = { code: school.code, name: '同码', region: '440300', administrator: { name: '甲' } }
  expect(await code(centre, 'schools.add', again)).toBe('name-taken')
  expect(await code(centre, 'schools.add', { ...again, code: '29999', region: '449999' })).toBe(
    'fields-invalid',
  )
  const edit = { id: school.id, version: 1, name: '改名', region: '440300' }
  expect(await code(centre, 'schools.edit', edit)).toBe('answered')
  expect(await code(centre, 'schools.edit', edit)).toBe('changed-elsewhere')
  expect(await code(chief, 'schools.edit', edit)).toBe('permission-denied')
})

test('the centre’s switch stands above the school’s, whose own holds below it', async () => {
  const read = async () => {
    const { switches } = await world.call(chief, 'settings.list-switches', { year: YEAR })
    return switches.find((it) => it.kind === 'employment')
  }
  const set = (person: Person, isOpen: boolean, closesOn: string | null = null) =>
    setSwitch(world, person, { year: YEAR, kind: 'employment', isOpen, opensOn: null, closesOn })
  await set(centre, false)
  await set(chief, true)
  expect(await read()).toMatchObject({
    openNow: false,
    closedReason: '省中心尚未开放本年度该项上报',
  })
  await set(centre, true)
  expect(await read()).toMatchObject({ openNow: true, school: { isOpen: true } })
  await set(chief, true, '2020-01-01')
  expect(await read()).toMatchObject({ closedReason: '该项上报已于 2020-01-01 截止' })
  const wrong = {
    year: YEAR,
    kind: 'employment',
    isOpen: true,
    opensOn: '2026-05-02',
    closesOn: '2026-05-01',
    version: (await read())?.school?.version ?? null,
  }
  expect(await code(chief, 'settings.set-switch', wrong)).toBe('fields-invalid')
})

test('which certificate a cohort gets follows the centre’s rules', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const rules = [
    { fromYear: 2000, kind: 'registration-certificate' as const },
    { fromYear: YEAR + 1, kind: 'destination-certificate' as const },
  ]
  const { version } = await world.call(centre, 'settings.list-certificate-kinds', {})
  const saved = await world.call(centre, 'settings.save-certificate-kinds', { rules, version })
  expect(saved).toEqual({ rules, version: version + 1 })
  await world.call(student, 'certificates.draw', {})
  const { rows } = await world.owner.query('select kind from certificate where student_id = $1', [
    student.id,
  ])
  expect(rows).toEqual([{ kind: 'registration-certificate' }])
  const save = (wrong: unknown[], seen = saved.version) =>
    code(centre, 'settings.save-certificate-kinds', { rules: wrong, version: seen })
  expect(await save([{ fromYear: 2020, kind: 'destination-certificate' }])).toBe('fields-invalid')
  expect(await save([...rules, rules[0]])).toBe('fields-invalid')
  // A rule that somebody else has changed is not deleted by whoever still sees the former list.
  expect(await save(rules.slice(0, 1), version)).toBe('changed-elsewhere')
  expect(await world.call(centre, 'settings.list-certificate-kinds', {})).toEqual(saved)
})

test('of several who set the same switch or rules at once exactly one counts', async () => {
  const decide = (kind: string, version: number | null) =>
    code(centre, 'settings.set-switch', {
      ...{ year: 2035, kind, isOpen: true, opensOn: null, closesOn: null, version },
    })
  const { rules, version } = await world.call(centre, 'settings.list-certificate-kinds', {})
  const keep = () => code(centre, 'settings.save-certificate-kinds', { rules, version })
  await world.call(centre, 'settings.add-year', { year: 2035 })
  for (const act of [keep, () => decide('origin', null), () => decide('origin', 1)]) {
    const codes = await Promise.all(Array.from({ length: 6 }, act))
    const others = Array.from({ length: 5 }, () => 'changed-elsewhere')
    expect(codes.sort()).toEqual(['answered', ...others])
  }
  expect(await decide('dispatch', 1)).toBe('changed-elsewhere')
  expect(await decide('origin', 2)).toBe('answered')
  const { rows } = await world.owner.query(
    `select count(*)::int as n from audit_entry
      where operation = 'settings.set-switch' and after->>'year' = '2035'`,
  )
  expect(rows).toEqual([{ n: 3 }])
})

test('dispatch natures are reworded and reordered together; a stale or partial list is refused', async () => {
  const { natures, version } = await world.call(centre, 'settings.list-dispatch-natures', {})
  const given = natures.map(({ code, name, enabled }) => ({ code, name, enabled }))
  const reversed = [...given]
    .reverse()
    .map((it) => (it.code === 'abroad' ? { ...it, name: '出国留学' } : it))
  const saved = await world.call(centre, 'settings.save-dispatch-natures', {
    natures: reversed,
    version,
  })
  expect(saved.natures.map((it) => it.code)).toEqual([...given].reverse().map((it) => it.code))
  const save = (input: object) => code(centre, 'settings.save-dispatch-natures', input)
  expect(await save({ natures: given, version })).toBe('changed-elsewhere')
  expect(await save({ natures: given.slice(1), version: saved.version })).toBe('fields-invalid')
})

test('progress, trend and what needs attention agree with the records, for one’s own majors', async () => {
  const before = await world.call(chief, 'home.progress', { year: YEAR, kind: 'origin' })
  const sum = (
    rows: { students: number; reported: number; completed: number; returned: number }[],
  ) => ({
    students: rows.reduce((all, it) => all + it.students, 0),
    reported: rows.reduce((all, it) => all + it.reported, 0),
    completed: rows.reduce((all, it) => all + it.completed, 0),
    returned: rows.reduce((all, it) => all + it.returned, 0),
  })
  await world.student({ origin: 'level2' })
  await world.student({ origin: 'completed' })
  const returned = await world.student({ origin: 'rejected' })
  const after = await world.call(chief, 'home.progress', { year: YEAR, kind: 'origin' })
  const [was, is] = [sum(before.rows), sum(after.rows)]
  expect(is).toEqual({
    students: was.students + 3,
    reported: was.reported + 2,
    completed: was.completed + 1,
    returned: was.returned + 1,
  })
  await world.owner.query(
    `update report set updated_at = now() - interval '9 days' where student_id = $1`,
    [returned.id],
  )
  const attention = await world.call(chief, 'home.attention', { year: YEAR, kind: 'origin' })
  expect(attention.returned).toMatchObject({ total: 1, rows: [{ stage: 'rejected', days: 9 }] })
  const nursing = await world.staff('10001other')
  const other = await world.call(nursing, 'home.attention', { year: YEAR, kind: 'origin' })
  expect(other.returned.total).toBe(0)
  const { days } = await world.call(chief, 'home.trend', { year: YEAR, kind: 'origin' })
  expect(days).toHaveLength(30)
  const { by } = await world.call(centre, 'home.progress', { year: YEAR, kind: 'origin' })
  expect(by).toBe('school')
})
