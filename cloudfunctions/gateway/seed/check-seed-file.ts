import type { SeedFile, SeedSchool, SeedStudent } from './seed-file'

/** The year of students whose own is not given. */
export const currentYearOf = ({ years }: Pick<SeedFile, 'years'>): number | undefined =>
  (years.find((it) => it.current) ?? years[0])?.year

interface Problem {
  path: readonly PropertyKey[]
  message: string
}

/** What no single value shows: things given twice, or pointing at what the file does not have. */
export function findContradictions(file: SeedFile): Problem[] {
  const years = file.years.map((it) => it.year)
  const current = file.years.filter((it) => it.current)
  return [
    ...twice(years, ['years'], '该年份'),
    ...(current.length > 1 ? [{ path: ['years'], message: '只能有一个年份是当前年份' }] : []),
    ...twice(
      file.schools.map((it) => it.code),
      ['schools'],
      '该院校代码',
    ),
    ...twiceIn(accounts(file), '该账号'),
    ...file.centre.roles.flatMap(({ level }, at) =>
      level === 'centre'
        ? []
        : [{ path: ['centre', 'roles', at, 'level'], message: '省中心的角色应为 centre' }],
    ),
    ...twiceIn(openids(file), '该 openid'),
    ...file.schools.flatMap((school, at) => problemsOf(school, ['schools', at], file)),
  ]
}

function problemsOf(school: SeedSchool, path: Problem['path'], file: SeedFile) {
  const years = file.years.map((it) => it.year)
  const current = currentYearOf(file)
  const majors = school.departments.flatMap((department, at) =>
    department.majors.map((major, index) => ({
      ...major,
      path: [...path, 'departments', at, 'majors', index],
    })),
  )
  return [
    ...school.roles.flatMap(({ level }, at) =>
      level !== 'centre'
        ? []
        : [{ path: [...path, 'roles', at, 'level'], message: '院校的角色应为 level1 或 level2' }],
    ),
    ...twiceIn(
      majors.map((it) => ({ value: it.code, path: it.path })),
      '该专业代码',
    ),
    ...twiceIn(
      majors.map((it) => ({ value: it.name, path: it.path })),
      '该专业名称',
    ),
    ...school.students.flatMap((student, at) =>
      problemsOfStudent(student, [...path, 'students', at], years),
    ),
    ...(['idNumber', 'studentNumber'] as const).flatMap((field) =>
      twiceIn(
        school.students.map((it, at) => ({
          value: it[field] && `${it.year ?? current}/${it[field].trim().toUpperCase()}`,
          path: [...path, 'students', at, field],
        })),
        field === 'idNumber' ? '该身份证号' : '该学号',
      ),
    ),
  ]
}

function problemsOfStudent(
  { year, reports }: SeedStudent,
  path: Problem['path'],
  years: readonly number[],
): Problem[] {
  const problems = twice(
    reports.map((it) => it.kind),
    [...path, 'reports'],
    '该类上报',
  )
  if (year !== undefined && !years.includes(year))
    problems.push({ path: [...path, 'year'], message: `年份 ${year} 不在 years 中` })
  const isSettled = reports.some((it) => it.kind === 'origin' && it.stage === 'completed')
  const dispatch = reports.findIndex((it) => it.kind === 'dispatch')
  if (dispatch >= 0 && !isSettled) {
    const message = '生源上报（origin）completed 之后才有派遣方案（dispatch）'
    problems.push({ path: [...path, 'reports', dispatch], message })
  }
  return problems
}

const accounts = (file: SeedFile) => [
  ...file.centre.staff.map((it, at) => ({ value: it.account, path: ['centre', 'staff', at] })),
  ...file.schools.flatMap((school, at) =>
    school.staff.map((it, index) => ({
      value: it.account,
      path: ['schools', at, 'staff', index],
    })),
  ),
]

const openids = (file: SeedFile) =>
  file.schools.flatMap((school, at) =>
    school.students.map((it, index) => ({
      value: it.openid,
      path: ['schools', at, 'students', index, 'openid'],
    })),
  )

const twice = (values: readonly (string | number)[], path: Problem['path'], what: string) =>
  twiceIn(
    values.map((value, at) => ({ value: String(value), path: [...path, at] })),
    what,
  )

/** Everyone after the first of the same value. The value itself is not repeated: it may be personal. */
function twiceIn(
  values: readonly { value: string | undefined; path: Problem['path'] }[],
  what: string,
): Problem[] {
  const seen = new Set<string>()
  return values.flatMap(({ value, path }) => {
    if (!value) return []
    if (seen.has(value)) return [{ path, message: `${what}在文件中出现了不止一次` }]
    seen.add(value)
    return []
  })
}
