import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { newcomer } from '../../../test/builders/newcomer'
import type { Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import type { OperationName } from 'shared-types/operations'

const world = await openWorld()
const chief = await world.staff('10001level1')
const stranger = await world.staff('10002level1')
let names = 0
const facts = (changes: object = {}) => ({
  name: `角色${(names += 1)}`,
  level: 'level2' as const,
  functions: ['origin.view' as const],
  majors: [] as string[],
  ...changes,
})
const add = (changes: object = {}) => world.call(chief, 'roles.add', facts(changes))
const code = async (person: Person, operation: OperationName, input: unknown) =>
  codeOf(await ask(world, person, operation, input))

test('a permission taken away is refused at the very next request, a role switched off too', async () => {
  const role = await add({ functions: ['staff.view', 'roles.view'] })
  const person = await newcomer(world, chief, role.id)
  expect(await code(person, 'staff.list', {})).toBe('answered')

  const edited = await world.call(chief, 'roles.edit', {
    ...{ id: role.id, version: role.version, name: role.name, level: 'level2', majors: [] },
    functions: ['roles.view'],
  })
  expect(await code(person, 'staff.list', {})).toBe('permission-denied')
  expect(await code(person, 'roles.list', {})).toBe('answered')

  const off = { id: role.id, version: edited.version, enabled: false }
  await world.call(chief, 'roles.switch', off)
  expect(await code(person, 'roles.list', {})).toBe('sign-in-required')
})

test('nobody grants what they do not hold, by role or by giving a role to somebody', async () => {
  const [software = ''] = world.schoolOf('10001').majors.map((it) => it.id)
  const role = await add({
    functions: ['roles.edit', 'roles.view', 'staff.edit'],
    majors: [software],
  })
  const deputy = await newcomer(world, chief, role.id)
  const greater = [
    { functions: ['roles.edit', 'origin.review'] },
    { majors: 'all' },
    { majors: world.schoolOf('10001').majors.map((it) => it.id) },
    { level: 'level1' },
    { level: 'centre' },
    { functions: ['schools.edit'] },
    { majors: [stranger.schoolId] },
  ]
  for (const changes of greater)
    expect(await code(deputy, 'roles.add', facts({ functions: ['roles.edit'], ...changes }))).toBe(
      'beyond-own-permissions',
    )
  expect(
    await code(deputy, 'roles.add', facts({ functions: ['roles.edit'], majors: [software] })),
  ).toBe('answered')
  const { roles } = await world.call(chief, 'roles.list', {})
  const powerful = roles.find((it) => it.name === '一级')
  const gift = {
    accountSuffix: 'gift',
    name: '礼物',
    password: 'Sample2026x',
    roleId: powerful?.id,
  }
  expect(await code(deputy, 'staff.add', gift)).toBe('beyond-own-permissions')
  const input = { ...facts(), id: powerful?.id, version: powerful?.version, functions: [] }
  expect(await code(deputy, 'roles.edit', input)).toBe('beyond-own-permissions')
})

test('a role with members is not deleted and says how many; without, it is', async () => {
  const role = await add()
  await newcomer(world, chief, role.id)
  const which = { id: role.id, version: role.version }
  expect(await ask(world, chief, 'roles.delete', which)).toMatchObject({
    code: 'in-use',
    hint: { reason: '该角色有 1 名成员，不能删除' },
  })
  const empty = await add()
  expect(await code(stranger, 'roles.delete', { id: empty.id, version: 1 })).toBe('not-found')
  expect(await code(chief, 'roles.delete', { id: empty.id, version: 1 })).toBe('answered')
  expect(await code(chief, 'roles.get', { id: empty.id })).toBe('not-found')
})

test('an edit of what has changed meanwhile is refused, and a name twice', async () => {
  const role = await add()
  const input = { ...facts(), id: role.id, version: role.version }
  await world.call(chief, 'roles.edit', input)
  expect(await code(chief, 'roles.edit', input)).toBe('changed-elsewhere')
  const other = await add()
  expect(await ask(world, chief, 'roles.add', facts({ name: other.name }))).toMatchObject({
    code: 'name-taken',
    hint: { problems: [{ field: 'name' }] },
  })
})

test('a new major and a new function are nobody’s by themselves, and shown as new', async () => {
  const role = await add()
  const { departments } = await world.call(chief, 'organisation.get', {})
  const major = await world.call(chief, 'organisation.add-unit', {
    unit: 'major',
    values: {
      ...{ name: '新专业', code: '990101', studyYears: '4', educationLevel: '11201' },
      ...{ department: departments[0]?.id ?? '', nationalMajor: '080901' },
    },
  })
  await world.owner.query(
    `update role set known_functions = array_remove(known_functions, 'audit.view') where id = $1`,
    [role.id],
  )
  const { majors, functions, lacking } = await world.call(chief, 'roles.get', { id: role.id })
  expect(majors).toEqual([])
  expect(functions).toEqual(['origin.view'])
  expect(lacking.majors.filter((it) => it.isNew)).toEqual([{ id: major.id, isNew: true }])
  expect(lacking.functions.filter((it) => it.isNew)).toEqual([{ name: 'audit.view', isNew: true }])
})

test('the school cannot lock itself out: the last who manage users stay', async () => {
  const lonely = await world.staff('10002level1')
  const { roles } = await world.call(lonely, 'roles.list', {})
  const [only] = roles
  const off = { id: only?.id ?? '', version: only?.version ?? 0, enabled: false }
  expect(await code(lonely, 'roles.switch', off)).toBe('last-administrator')
  expect(await code(lonely, 'roles.list', {})).toBe('answered')
})
