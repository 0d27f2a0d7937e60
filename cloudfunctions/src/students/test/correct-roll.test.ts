import { expect, test } from '@jest/globals'
import { checkDigitOf } from 'shared-types/students/id-number'
import { ask, codeOf, codesAtOnce } from '../../../test/builders/ask'
import { digestTables } from '../../../test/contract/digest'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const level2 = await world.staff('10001level2')
const level1 = await world.staff('10001level1')
const centre = await world.staff('centre')
const reason = '与身份证核对'

const numberOf = (body: string) => body + checkDigitOf(body)

async function onRoll(options: Parameters<typeof world.student>[0] = {}) {
  const student = await world.student(options)
  const record = await world.call(level2, 'students.get', { id: student.id })
  return { student, record, id: student.id, version: record.version }
}

test('one record in full, without the number itself; the form starts with codes and names', async () => {
  const { student, record } = await onRoll()
  expect(record).toMatchObject({
    version: 1,
    year: 2026,
    holder: { name: student.row.name, majorName: '软件工程', schoolName: '甲大学' },
    values: {
      name: student.row.name,
      idType: 'resident',
      major: '软件工程',
      originRegion: '440106',
    },
    hasReported: false,
    hasCertificate: false,
    history: [],
    mayEdit: true,
  })
  expect(record.bound).not.toBeNull()
  expect(JSON.stringify(record)).not.toContain(student.row.idNumber)
})

test('the whole number is shown to whoever may correct it, on record', async () => {
  const { student, id } = await onRoll()
  const { idNumber } = await world.call(level2, 'students.read-id-number', { id })
  expect(idNumber).toBe(student.row.idNumber)
  const { rows } = await world.owner.query<{ actor_name: string }>(
    `select actor_name from audit_entry where operation = 'students.read-id-number' and subject_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ actor_name: '林经办' }])
})

test('what is given changes, an empty text clears, the rest stays; who and why is kept', async () => {
  const { student, id, version } = await onRoll()
  const values = { name: '改名·样例', examNumber: '22440106000009', politicalStatus: '' }
  const record = await world.call(level2, 'students.update', { id, version, values, reason })
  expect(record).toMatchObject({
    version: 2,
    holder: { name: '改名·样例', studentNumber: student.row.studentNumber },
    values: { examNumber: '22440106000009', politicalStatus: '', originRegion: '440106' },
    history: [
      {
        action: 'update',
        actorName: '林经办',
        fields: ['name', 'examNumber', 'politicalStatus'],
        reason,
      },
    ],
  })
  const { rows } = await world.owner.query<{ name_initials: string; text: string }>(
    `select s.name_initials, h::text as text from student s join student_history h on h.student_id = s.id where s.id = $1`,
    [id],
  )
  expect(rows[0]?.name_initials).toBe('gmyl')
  expect(rows[0]?.text).not.toContain('改名')
})

test('a corrected number moves the person: found by the new one, and binding with it works', async () => {
  const { student, id, version } = await onRoll({ bound: false })
  const idNumber = numberOf('44010620040315102')
  const record = await world.call(level1, 'students.update', {
    id,
    version,
    values: { idNumber },
    reason,
  })
  expect(record.history[0]?.fields).toContain('idNumber')
  expect(record.values).toMatchObject({ birthDate: '2004-03-15' })
  const { code } = await world.call(level1, 'students.confirm-identity', {
    id,
    version: record.version,
    reason,
  })
  const bind = (number: string | undefined) => ({
    idType: 'resident',
    name: student.row.name,
    idNumber: number,
    confirmationCode: code,
  })
  const visitor = await world.visitor()
  expect(codeOf(await ask(world, visitor, 'identity.bind', bind(student.row.idNumber)))).toBe(
    'binding-refused',
  )
  expect(codeOf(await ask(world, visitor, 'identity.bind', bind(idNumber)))).toBe('answered')
})

test('the checks of an import hold: each wrong field is named, and nothing changes', async () => {
  const { student, id, version } = await onRoll()
  const { row: other } = await world.student()
  const before = await digestTables(world.owner)
  const wrong: [string, Record<string, string | undefined>, string][] = [
    ['name', { name: '' }, '姓名没有填写'],
    ['idNumber', { idNumber: '440106200403151020' }, '身份证号校验位不正确，请核对'],
    ['idNumber', { idNumber: other.idNumber }, '证件号码已属于本校同一年份的另一名学生，请核对'],
    [
      'studentNumber',
      { studentNumber: other.studentNumber },
      '学号已被本校同一年份的另一名学生使用，请核对',
    ],
    ['sex', { sex: '性别不明' }, '性别应填“男”或“女”'],
    ['ethnicity', { ethnicity: '外星人' }, '民族不在代码表内，请填写代码表中的名称或代码'],
    ['major', { major: '' }, '专业没有填写'],
    ['major', { major: '护理学' }, '专业不存在，请与本校专业设置中的名称或代码核对'],
    ['class', { class: '没有的班' }, '该专业下没有这个班级，请与本校班级设置核对'],
    ['studyYears', { studyYears: '9' }, '学制应为 0.5 至 8 年，以半年为单位'],
    [
      'graduatesOn',
      { enrolledOn: '2026-09-01', graduatesOn: '2026-06-30' },
      '毕业日期应在入学日期之后，请核对',
    ],
  ]
  for (const [field, values, message] of wrong)
    expect(
      await ask(world, level2, 'students.update', { id, version, values, reason }),
    ).toMatchObject({
      code: 'fields-invalid',
      hint: { problems: [{ field, message }] },
    })
  expect(await digestTables(world.owner)).toEqual(before)
  expect(student.row.name).toBeTruthy()
})

test('a number is taken also when its holder is in a major one may not see', async () => {
  const nurse = numberOf('44010620040416103')
  const rows = [{ ...world.nextRow(), idNumber: nurse, major: '护理学' }]
  const { id: importId } = await world.roll(level1, 'checked', rows)
  await world.call(level1, 'imports.accept', { id: importId })
  await world.drain()
  const { id, version } = await onRoll()
  const input = { id, version, values: { idNumber: nurse }, reason }
  expect(codeOf(await ask(world, level2, 'students.update', input))).toBe('fields-invalid')
})

test('into another major one may see, the reports follow; the centre corrects in any school', async () => {
  const { id, version } = await onRoll({ origin: 'level2' })
  const input = { id, version, values: { major: '护理学', class: '' }, reason }
  const record = await world.call(centre, 'students.update', input)
  expect(record).toMatchObject({ holder: { majorName: '护理学', className: '' } })
  const { rows } = await world.owner.query<{ name: string }>(
    `select m.name from report r join major m on m.id = r.major_id where r.student_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ name: '护理学' }])
  expect(codeOf(await ask(world, level2, 'students.get', { id }))).toBe('not-found')
})

test('another working year while nothing was handed in; drafts go along', async () => {
  await world.owner.query('insert into working_year (year) values (2027) on conflict do nothing')
  const { student, id, version } = await onRoll({ origin: 'draft' })
  const move = { id, version, values: {}, year: 2027, reason: '延期毕业' }
  const record = await world.call(level2, 'students.update', move)
  expect(record).toMatchObject({ year: 2027, history: [{ fields: ['year'] }] })
  const { rows } = await world.owner.query(
    'select year from report where student_id = $1 union select year from person_index where student_id = $1',
    [student.id],
  )
  expect(rows).toEqual([{ year: 2027 }])

  const reported = await onRoll({ origin: 'level2' })
  const refused = { ...move, id: reported.id, version: reported.version }
  expect(await ask(world, level2, 'students.update', refused)).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'year' }] },
  })
  const nowhere = { ...move, version: record.version, year: 2099 }
  expect(await ask(world, level2, 'students.update', nowhere)).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'year', message: '没有这个工作年份，请重新选择' }] },
  })
})

test('of two corrections at once one is told that the record has changed', async () => {
  const { id, version } = await onRoll()
  const update = (examNumber: string) =>
    ask(world, level2, 'students.update', { id, version, values: { examNumber }, reason })
  expect(await codesAtOnce([update('1'), update('2'), update('3')])).toEqual([
    'answered',
    'changed-elsewhere',
    'changed-elsewhere',
  ])
})

test('an import that changes the record meanwhile counts as a change as well', async () => {
  const { student, id, version } = await onRoll()
  const rows = [{ ...student.row, politicalStatus: '中共党员' }]
  const { id: importId } = await world.roll(level1, 'checked', rows)
  await world.call(level1, 'imports.accept', { id: importId })
  await world.drain()
  const input = { id, version, values: { examNumber: '1' }, reason }
  expect(codeOf(await ask(world, level2, 'students.update', input))).toBe('changed-elsewhere')
})

test('nothing changed is no correction: no version, no history', async () => {
  const { student, id, version } = await onRoll()
  const input = { id, version, values: { name: student.row.name }, reason }
  const record = await world.call(level2, 'students.update', input)
  expect(record).toMatchObject({ version, history: [] })
})

test('other schools, other majors, and staff without the permission change nothing', async () => {
  const { id, version } = await onRoll()
  const before = await digestTables(world.owner)
  const input = { id, version, values: { name: '不该' }, reason }
  for (const [account, code] of [
    ['10002level1', 'not-found'],
    ['10001other', 'not-found'],
    ['10001-no-roll.edit', 'permission-denied'],
  ] as const) {
    const by = await world.staff(account)
    expect([account, codeOf(await ask(world, by, 'students.update', input))]).toEqual([
      account,
      code,
    ])
    const act = { id, version, reason }
    expect(codeOf(await ask(world, by, 'students.unbind', act))).toBe(code)
    expect(codeOf(await ask(world, by, 'students.confirm-identity', act))).toBe(code)
  }
  const after = await digestTables(world.owner)
  for (const table of ['student', 'student_history', 'wechat_account', 'student_confirmation'])
    expect([table, after.get(table)]).toEqual([table, before.get(table)])
})
