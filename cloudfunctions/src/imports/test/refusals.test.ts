import { expect, test } from '@jest/globals'
import { addSchool, addStaff, check, checkAndApply, openWorld, YEAR } from './school'
import { type Row, good, idNumber } from './roll-rows'

const world = await openWorld()
const school = await addSchool(world)

const wrong: [what: string, row: Row, reason: string][] = [
  ['no name', { name: '' }, '姓名没有填写'],
  ['no ID number', { idNumber: '' }, '身份证号没有填写'],
  ['no student number', { studentNumber: '' }, '学号没有填写'],
  ['a name of 51 characters', { name: '长'.repeat(51) }, '姓名不能超过 50 字'],
  ['a formula as a name', { name: '=A1' }, '姓名只能包含文字和间隔号“·”，请核对'],
  ['a line break in a name', { name: '样&#10;例' }, '姓名里有换行，请删除'],
  [
    'an invisible character',
    { name: '样\u200b例' },
    '姓名含有看不见的字符或乱码（U+200B），请重新填写',
  ],
  ['a short ID number', { idNumber: '44010619800101' }, '身份证号应为 18 位，最后一位可以是 X'],
  ['a wrong check digit', { idNumber: '440106200401011110' }, '身份证号校验位不正确，请核对'],
  [
    'a birthday that is none',
    { idNumber: idNumber(1, '20040231') },
    '身份证号中的出生日期不存在，请核对',
  ],
  [
    'a resident’s number as a permit',
    { idType: '港澳居民来往内地通行证' },
    '港澳居民来往内地通行证号码应为 H 或 M 加 8 位或 10 位数字',
  ],
  [
    'an unknown kind of document',
    { idType: '护照' },
    '证件类型不在可选范围内，请按模板的下拉列表填写',
  ],
  [
    'a permit without a sex',
    { idType: '港澳居民来往内地通行证', idNumber: 'H01234567' },
    '性别没有填写，通行证号码中没有性别',
  ],
  ['another sex than the number tells', { sex: '女' }, '性别与身份证号不一致，请核对'],
  ['a sex that is none', { sex: '无' }, '性别应填“男”或“女”'],
  [
    'another birthday than the number tells',
    { birthDate: '2004-01-02' },
    '出生日期与身份证号不一致，请核对',
  ],
  ['an unknown ethnicity', { ethnicity: '火星族' }, '民族不在代码表内，请填写代码表中的名称或代码'],
  [
    'an education level that is a heading',
    { educationLevel: '11200' },
    '学历不在代码表内，请填写代码表中的名称或代码',
  ],
  ['an unknown major', { major: '炼金术' }, '专业不存在，请与本校专业设置中的名称或代码核对'],
  ['no major', { major: '' }, '新学生须填写专业'],
  [
    'a class of another major',
    { major: '护理', class: '软件2201班' },
    '该专业下没有这个班级，请与本校班级设置核对',
  ],
  ['nine years of study', { studyYears: '9' }, '学制应为 0.5 至 8 年，以半年为单位'],
  ['a third of a year', { studyYears: '3.3' }, '学制应为 0.5 至 8 年，以半年为单位'],
  ['a date without its day', { graduatesOn: '202606' }, '毕业日期应写明年月日，如 2026-06-30'],
  [
    'a day that does not exist',
    { enrolledOn: '2022-02-30' },
    '入学日期应写明年月日，如 2026-06-30',
  ],
  [
    'graduation before enrolment',
    { enrolledOn: '2026-09-01', graduatesOn: '2026-06-30' },
    '毕业日期应在入学日期之后，请核对',
  ],
  [
    'a place that two provinces have',
    { originRegion: '鼓楼区' },
    '生源地无法识别，请填写六位行政区划代码或省市县完整名称',
  ],
  [
    'a student number with a blank',
    { studentNumber: '2022 01' },
    '学号只能包含数字、字母、文字和连接号，请核对',
  ],
]

test.each(wrong)('a row with %s is refused and told why', async (_what, changes, reason) => {
  const { refusedRows, counts } = await check(world, school.staff, [good(1, changes)])
  expect(refusedRows[0]?.reasons).toEqual([reason])
  expect(counts).toEqual({ accepted: 0, changed: 0, unchanged: 0, refused: 1 })
})

const right: [what: string, row: Row, stored: Record<string, unknown>][] = [
  [
    'codes',
    { sex: '1', ethnicity: '08', educationLevel: '11201', major: '080902' },
    { ethnicity: '08' },
  ],
  ['names', { sex: '男', ethnicity: '壮族', class: '软件2201班' }, { class_id: school.classId }],
  ['an everyday word for the degree', { educationLevel: '本科' }, { education_level: '11201' }],
  ['another degree than the major’s', { educationLevel: '专科' }, { education_level: '11301' }],
  ['a full path as origin', { originRegion: '广东省广州市越秀区' }, { origin_region: '440104' }],
  ['a date in words', { graduatesOn: '2026年6月30日' }, { graduates_on: '2026-06-30' }],
  ['half a year of study', { studyYears: '4.5' }, { study_years: 4.5 }],
  [
    'a small x and full-width digits',
    { idNumber: ` ${idNumber(4).toLowerCase()}` },
    { sex: 'female' },
  ],
  [
    'a permit',
    { idType: '港澳居民来往内地通行证', idNumber: 'H01234567', sex: '女' },
    { sex: 'female', birth_date: null, id_number_tail: 'H012*4567' },
  ],
  ['another kind of middle dot', { name: '阿依古丽•样例' }, { name: '阿依古丽·样例' }],
  ['nothing but the minimum', {}, { training_mode: '1', study_years: 4, birth_date: '2004-01-01' }],
]

test.each(right)('a row with %s is accepted', async (_what, changes, stored) => {
  const other = await addSchool(world)
  const named = 'class_id' in stored ? { class_id: other.classId } : stored
  const { counts, refusedRows } = await checkAndApply(world, other.staff, [good(1, changes)])
  expect(refusedRows).toEqual([])
  expect(counts.accepted).toBe(1)
  expect(await world.students(other.schoolId)).toMatchObject([named])
})

test('rows that share an ID or student number are all refused, each naming the others', async () => {
  const { refusedRows, counts } = await check(world, school.staff, [
    good(1),
    good(2, { idNumber: idNumber(1) }),
    good(3),
    good(4, { studentNumber: good(3).studentNumber, sex: '男' }),
    good(5),
  ])
  expect(counts).toEqual({ accepted: 1, changed: 0, unchanged: 0, refused: 4 })
  expect(refusedRows.map((it) => [it.row, it.reasons])).toEqual([
    [2, ['身份证号与第 3 行重复']],
    [3, ['身份证号与第 2 行重复']],
    [4, ['学号与第 5 行重复']],
    [5, ['性别与身份证号不一致，请核对', '学号与第 4 行重复']],
  ])
})

test('a student number of somebody else is refused', async () => {
  const other = await addSchool(world)
  await checkAndApply(world, other.staff, [good(1)])
  const { refusedRows } = await check(world, other.staff, [
    good(2, { studentNumber: good(1).studentNumber }),
  ])
  expect(refusedRows[0]?.reasons).toEqual([
    '学号已被本校同一年份的另一名学生使用；如需更正其身份证号，请在学籍中修改',
  ])
})

test('the name of a student who has reported is not changed by an import', async () => {
  const other = await addSchool(world)
  await checkAndApply(world, other.staff, [good(1)])
  await world.owner.query(
    `insert into report (school_id, id, student_id, year, kind, submission, stage, source, major_id,
       data, created_at, updated_at)
     select school_id, gen_random_uuid(), id, $2, 'origin', 'submitted', 'level2', 'student', major_id,
       '{}', now(), now() from student where school_id = $1`,
    [other.schoolId, YEAR],
  )
  const renamed = await check(world, other.staff, [good(1, { name: '改名' })])
  expect(renamed.refusedRows[0]?.reasons).toEqual(['该学生已上报，不能通过导入修改姓名，请核对'])
  const allowed = await check(world, other.staff, [good(1, { politicalStatus: '群众' })])
  expect(allowed.counts.changed).toBe(1)
})

test('somebody limited to some majors imports only those, and meets other students as refusals', async () => {
  const other = await addSchool(world)
  await checkAndApply(world, other.staff, [good(1), good(5)])
  const nursing = await addStaff(world, other, [other.nursing])
  const { refusedRows, counts } = await checkAndApply(world, nursing, [
    good(1, { major: '护理' }),
    good(2),
    good(3, { major: '护理' }),
    good(4, { major: '护理', studentNumber: good(5).studentNumber }),
  ])
  expect(counts).toEqual({ accepted: 1, changed: 0, unchanged: 0, refused: 3 })
  expect(refusedRows.map((it) => it.reasons)).toEqual([
    ['该学生已在学籍中，但不在您管理的专业内'],
    ['专业不存在，请与本校专业设置中的名称或代码核对'],
    ['学号已被本校同一年份的另一名学生使用；如需更正其身份证号，请在学籍中修改'],
  ])
  const students = await world.students(other.schoolId)
  expect(students.map((it) => it['major_id'])).toEqual([
    other.software,
    other.nursing,
    other.software,
  ])
})
