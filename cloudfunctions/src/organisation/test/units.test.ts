import { expect, test } from '@jest/globals'
import type { OperationName } from 'shared-types/operations'
import { ask, codeOf } from '../../../test/builders/ask'
import type { Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const chief = await world.staff('10001level1')
const stranger = await world.staff('10002level1')
const nursing = await world.staff('10001other')
let names = 0

const code = async (person: Person, operation: OperationName, input: unknown) =>
  codeOf(await ask(world, person, operation, input))
const add = (unit: 'department' | 'major' | 'class' | 'campus', values: Record<string, string>) =>
  world.call(chief, 'organisation.add-unit', {
    unit,
    values: { name: `单位${(names += 1)}`, ...values },
  })
const major = (department: string) => ({
  code: `99${String((names += 1)).padStart(4, '0')}`,
  ...{ studyYears: '4', educationLevel: '11201', nationalMajor: '软件工程', department },
})

test('a major is entered by names or codes, kept as codes and read as names', async () => {
  const department = await add('department', {})
  const made = await add('major', { ...major(''), department: department.values['name'] ?? '' })
  expect(made.values).toMatchObject({
    nationalMajor: '080902',
    department: department.id,
    educationLevel: '11201',
  })
  expect(made.texts).toMatchObject({
    nationalMajor: '软件工程（080902）',
    department: department.values['name'],
    educationLevel: '本科生毕业',
  })
})

test('every field that is wrong is named, and nothing is written', async () => {
  const before = await world.call(chief, 'organisation.list-units', { unit: 'major' })
  const values = {
    name: '',
    code: '1',
    studyYears: '9',
    educationLevel: '10',
    department: '没有',
    x: '1',
  }
  const reply = await ask(world, chief, 'organisation.add-unit', { unit: 'major', values })
  expect(reply).toMatchObject({ ok: false, code: 'fields-invalid' })
  const fields = !reply.ok && reply.hint?.problems?.map((it) => it.field)
  expect(fields).toEqual([
    'x',
    'studyYears',
    'educationLevel',
    'department',
    'name',
    'nationalMajor',
  ])
  const after = await world.call(chief, 'organisation.list-units', { unit: 'major' })
  expect(after.total).toBe(before.total)
})

test('what is in use is not deleted, with the count of what uses it', async () => {
  const student = await world.student()
  const { majors, departments } = await world.call(chief, 'organisation.get', {})
  const software = majors.find((it) => it.name === '软件工程')
  const department = departments.find((it) => it.id === software?.departmentId)
  const refusal = async (unit: string, id: string | undefined) => {
    const reply = await ask(world, chief, 'organisation.delete-unit', { unit, id, version: 1 })
    return reply.ok ? 'deleted' : `${reply.code} ${reply.hint?.reason}`
  }
  expect(student.id).toBeTruthy()
  expect(await refusal('major', software?.id)).toBe(
    'in-use 有 2 个班级、1 名学生正在使用，不能删除',
  )
  expect(await refusal('department', department?.id)).toBe('in-use 有 1 个专业正在使用，不能删除')
  const empty = await add('department', {})
  expect(await refusal('department', empty.id)).toBe('deleted')
})

test('a name twice, a stale edit and a circle of departments are refused', async () => {
  const upper = await add('department', {})
  const lower = await add('department', { parent: upper.id })
  const name = upper.values['name'] ?? ''
  expect(await code(chief, 'organisation.add-unit', { unit: 'department', values: { name } })).toBe(
    'name-taken',
  )
  const edit = { unit: 'department', id: upper.id, version: 1, values: { name, parent: lower.id } }
  expect(await ask(world, chief, 'organisation.edit-unit', edit)).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'parent', message: '上级院系不能是自己或自己的下级' }] },
  })
  const good = { ...edit, values: { name: `${name}新` } }
  expect(await code(chief, 'organisation.edit-unit', good)).toBe('answered')
  expect(await code(chief, 'organisation.edit-unit', good)).toBe('changed-elsewhere')
})

test('whoever has some majors sees those, edits those, and adds none', async () => {
  const { rows, total } = await world.call(nursing, 'organisation.list-units', { unit: 'major' })
  expect(rows.map((it) => it.values['name'])).toEqual(['护理学'])
  expect(total).toBe(1)
  const { majors } = await world.call(chief, 'organisation.get', {})
  const software = majors.find((it) => it.name === '软件工程')?.id
  expect(await code(nursing, 'organisation.get-unit', { unit: 'major', id: software })).toBe(
    'not-found',
  )
  expect(await code(stranger, 'organisation.get-unit', { unit: 'major', id: software })).toBe(
    'not-found',
  )
  const department = rows[0]?.values['department'] ?? ''
  const values = { name: '新', ...major(department) }
  expect(await code(nursing, 'organisation.add-unit', { unit: 'major', values })).toBe(
    'beyond-own-permissions',
  )
  const ofOther = { unit: 'class', values: { name: '班', major: software } }
  expect(await code(nursing, 'organisation.add-unit', ofOther)).toBe('fields-invalid')
})

test('lists are searched, narrowed and paged without losing or repeating any', async () => {
  const department = await add('department', {})
  const made = []
  for (let count = 0; count < 5; count++) made.push(await add('major', major(department.id)))
  const seen: string[] = []
  for (let after: string | undefined; ;) {
    const page = await world.call(chief, 'organisation.list-units', {
      ...{ unit: 'major', within: department.id, limit: 2 },
      ...(after && { after }),
    })
    expect(page.total).toBe(5)
    seen.push(...page.rows.map((it) => it.id))
    if (!page.next) break
    after = page.next
  }
  expect([...seen].sort()).toEqual(made.map((it) => it.id).sort())
  const found = await world.call(chief, 'organisation.list-units', {
    unit: 'major',
    search: made[0]?.values['code'] ?? '',
  })
  expect(found.rows.map((it) => it.id)).toEqual([made[0]?.id])
})

test('the school keeps its own page; a wrong address of any kind is named', async () => {
  const {
    version,
    code: own,
    name,
    region: _r,
    regionName: _n,
    id: _i,
    ...facts
  } = await world.call(chief, 'organisation.get-profile', {})
  expect([own, name]).toEqual(['10001', '甲大学'])
  const saved = await world.call(chief, 'organisation.save-profile', {
    ...facts,
    ...{
      version,
      email: 'jy@example.edu.cn',
      postcode: '510275',
      homepage: 'https://example.edu.cn',
    },
  })
  expect(saved).toMatchObject({ email: 'jy@example.edu.cn', version: version + 1 })
  expect(await code(chief, 'organisation.save-profile', { ...facts, version })).toBe(
    'changed-elsewhere',
  )
  const wrong = {
    ...facts,
    version: version + 1,
    email: 'x',
    postcode: '1',
    homepage: 'javascript:1',
  }
  const reply = await ask(world, chief, 'organisation.save-profile', wrong)
  expect(!reply.ok && reply.hint?.problems?.map((it) => it.field)).toEqual([
    'email',
    'postcode',
    'homepage',
  ])
})
